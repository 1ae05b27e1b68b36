using DistroFactory.Foundation.Compression;

namespace DistroFactory.Packages.Rpm;

/// <summary>
/// The bytes of the payload: from the file, through the digests of the compressed form, decompressed, through the digest of the plain form.
/// </summary>
internal sealed class RpmPayloadSource : IDisposable
{
    private readonly RpmLayout _layout;
    private readonly DigestingStream _compressed;
    private readonly DigestingStream _plain;

    public RpmPayloadSource(RpmLayout layout)
    {
        _layout = layout;
        try
        {
            // Decompressors read in large pieces, so the file needs no buffer of its own.
            var file = new FileStream(
                layout.Path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                bufferSize: 0,
                FileOptions.SequentialScan
            );
            _compressed = new DigestingStream(file);
            file.Position = layout.PayloadStart;
        }
        catch (Exception exception) when (RpmFailure.IsOfPackage(exception))
        {
            throw RpmFailure.Reading(layout.Path, exception);
        }

        if (layout.Payload is { } payload)
            _compressed.Expect(payload, "the digest of its payload does not match");
        if (layout.HeaderAndPayload is { } both)
            _compressed.Expect(both, "the MD5 digest of its header and payload does not match", before: layout.HeaderSection);

        _plain = new DigestingStream(
            layout.Compression is { } method ? Decompressor.OpenRead(_compressed, method) : Decompressor.OpenRead(_compressed)
        );

        // The compressed bytes being right, the plain ones need no second proof; a package may state only theirs, though.
        if (layout.Payload is null && layout.PlainPayload is { } plainPayload)
            _plain.Expect(plainPayload, "the digest of its decompressed payload does not match");
    }

    /// <summary>The archive.</summary>
    public Stream Plain => _plain;

    /// <summary>Reads what is left of the file and checks all digests.</summary>
    public void Verify(Span<byte> scratch)
    {
        while (_compressed.Read(scratch) > 0) { }

        if (_compressed.Count != _layout.FileSize - _layout.PayloadStart)
            throw new InvalidDataException("the file changed while it was read");
        _compressed.Verify();
        _plain.Verify();
    }

    public void Dispose()
    {
        _plain.Dispose();
        _compressed.Dispose();
    }
}
