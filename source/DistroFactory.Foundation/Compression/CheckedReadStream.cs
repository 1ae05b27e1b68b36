using ICSharpCode.SharpZipLib;
using ZstdSharp;

namespace DistroFactory.Foundation.Compression;

/// <summary>
/// Turns what a decompressing library throws about its data into <see cref="CompressionException"/>; errors of the source pass.
/// </summary>
internal sealed class CheckedReadStream : ForwardReadStream
{
    private readonly CompressionMethod _method;
    private readonly CountedReadStream _source;
    private readonly Stream _plain;

    /// <param name="source">The compressed bytes.</param>
    /// <param name="method">Named in errors.</param>
    /// <param name="leaveOpen">Whether the source outlives this stream.</param>
    /// <param name="open">
    /// Puts the library's stream on top of the source; disposing that one leaves the source open or not, as it likes.
    /// </param>
    public CheckedReadStream(Stream source, CompressionMethod method, bool leaveOpen, Func<Stream, Stream> open)
    {
        _method = method;
        _source = new CountedReadStream(source, leaveOpen);
        _plain = open(_source);
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        try
        {
            var count = _plain.Read(buffer);

            // Compressed nothing is a header and a trailer at least; the libraries take no bytes at all for it, too.
            return count > 0 || _source.Count > 0 ? count : throw new EndOfStreamException();
        }
        catch (EndOfStreamException exception)
        {
            throw Failure("it is cut short", exception);
        }
        catch (ZstdException exception)
        {
            throw Failure($"it is corrupt ({exception.Message})", exception);
        }
        catch (Exception exception) when (exception is SharpZipBaseException or IndexOutOfRangeException)
        {
            throw Failure($"it is corrupt or cut short ({exception.Message})", exception);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _plain.Dispose();
            _source.Dispose();
        }

        base.Dispose(disposing);
    }

    private CompressionException Failure(string why, Exception cause) => new($"Decompressing {_method} data", why, inner: cause);
}
