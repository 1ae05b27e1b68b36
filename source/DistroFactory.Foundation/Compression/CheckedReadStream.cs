using ICSharpCode.SharpZipLib;
using ZstdSharp;

namespace DistroFactory.Compression;

/// <summary>Turns what a decompressing library throws about its data into <see cref="CompressionException"/>; errors of the source pass.</summary>
internal sealed class CheckedReadStream(Stream plain, CompressionMethod method) : ForwardReadStream
{
    private bool any;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        try
        {
            var count = plain.Read(buffer);
            any |= count > 0;
            return count;
        }
        catch (EndOfStreamException exception)
        {
            throw Failure("it is cut short", exception);
        }
        catch (ZstdException exception)
        {
            throw Failure($"it is corrupt ({exception.Message})", exception);
        }
        catch (Exception exception) when (exception is InvalidDataException or SharpZipBaseException or IndexOutOfRangeException)
        {
            throw Failure("it is corrupt or cut short", exception);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            plain.Dispose();
        base.Dispose(disposing);
    }

    private CompressionException Failure(string why, Exception cause) =>
        new($"Decompressing {method} data", any ? why : $"{why}, from its beginning", inner: cause);
}
