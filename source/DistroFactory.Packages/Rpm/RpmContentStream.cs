using System.Security.Cryptography;
using DistroFactory.Foundation;

namespace DistroFactory.Packages.Rpm;

/// <summary>
/// The content of one member of the payload. Its digest is checked when the last byte is read, before that byte is handed out: whoever has
/// read to the end has read what the header promised.
/// </summary>
internal sealed class RpmContentStream(CpioReader archive, string package, RpmFile file, long size, IncrementalHash? hash)
    : ForwardReadStream
{
    private long _left = size;
    private bool _verified;
    private bool _closed;

    public override long Length { get; } = size;

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        try
        {
            return ReadVerified(buffer);
        }
        catch (Exception exception) when (RpmFailure.IsOfPackage(exception))
        {
            throw RpmFailure.Reading(package, exception);
        }
    }

    /// <summary>Reads what the caller left unread, so that its digest is checked nevertheless, and closes the content.</summary>
    public void Finish(Span<byte> scratch)
    {
        while (ReadVerified(scratch) > 0) { }

        Close();
    }

    /// <summary>Ends the content: what belongs to the next member must not be read as this one's.</summary>
    public override void Close() => _closed = true;

    private int ReadVerified(Span<byte> buffer)
    {
        var count = _left == 0 || buffer.IsEmpty ? 0 : archive.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= count;
        hash?.AppendData(buffer[..count]);
        if (_left == 0 && !_verified)
        {
            _verified = true;
            if (hash is not null && !RpmDigest.FromHex(hash.AlgorithmName, file.Digest).Matches(hash))
                throw new InvalidDataException($"the {hash.AlgorithmName} digest of its file {file.Path} does not match");
        }

        return count;
    }
}
