using System.Security.Cryptography;

namespace DistroFactory.Packages.Rpm;

/// <summary>Compares the payload as it is in the file with the digests that the package states of it; unpacks nothing.</summary>
internal static class RpmPayloadCheck
{
    /// <summary>Reads header and payload once.</summary>
    /// <returns>MD5 of both, lower-case hex, stated or not.</returns>
    /// <exception cref="InvalidDataException">A digest does not match, or the file changed.</exception>
    public static string Run(RpmLayout layout)
    {
        var file = new FileStream(layout.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan)
        {
            Position = layout.PayloadStart,
        };
        using var payload = new DigestingStream(file);
        if (layout.Payload is { } stated)
            payload.Expect(stated, "the digest of its payload does not match");
        using var both = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        both.AppendData(layout.HeaderSection.Span);
        var buffer = new byte[1 << 17];
        while (payload.Read(buffer.AsSpan()) is > 0 and var count)
            both.AppendData(buffer.AsSpan(0, count));

        if (payload.Count != layout.FileSize - layout.PayloadStart)
            throw new InvalidDataException("the file changed while it was read");
        payload.Verify();
        var md5 = both.GetHashAndReset();
        if (layout.HeaderAndPayload is { } wanted && !wanted.Value.Span.SequenceEqual(md5))
            throw new InvalidDataException("the MD5 digest of its header and payload does not match");
        return Convert.ToHexStringLower(md5);
    }
}
