using System.Security.Cryptography;
using DistroFactory.Foundation;

namespace DistroFactory.Packages.Rpm;

/// <summary>Hashes what is read from a source while it passes.</summary>
internal sealed class DigestingStream(Stream source) : ForwardReadStream
{
    private readonly List<(RpmDigest Expected, IncrementalHash Hash, string Failure)> _digests = [];

    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a digest to verify; <paramref name="before"/> is hashed in front of what is read.</summary>
    public void Expect(RpmDigest digest, string failure, ReadOnlyMemory<byte> before = default)
    {
        var hash = IncrementalHash.CreateHash(digest.Algorithm);
        hash.AppendData(before.Span);
        _digests.Add((digest, hash, failure));
    }

    public override int Read(Span<byte> buffer)
    {
        var count = source.Read(buffer);
        Count += count;
        foreach (var (_, hash, _) in _digests)
            hash.AppendData(buffer[..count]);
        return count;
    }

    /// <summary>Checks the digests; all of the source must have been read.</summary>
    /// <exception cref="InvalidDataException">One does not match.</exception>
    public void Verify()
    {
        foreach (var (expected, hash, failure) in _digests)
        {
            if (!expected.Matches(hash))
                throw new InvalidDataException(failure);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _digests.ForEach(digest => digest.Hash.Dispose());
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
