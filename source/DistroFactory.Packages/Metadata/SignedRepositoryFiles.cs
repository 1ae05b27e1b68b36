using DistroFactory.Packages.Signatures;

namespace DistroFactory.Packages.Metadata;

/// <summary>
/// A repository whose <c>repomd.xml</c> must be signed: the file beside it, <c>repomd.xml.asc</c>, has the signatures. As <c>repomd.xml</c>
/// has the checksums of all other metadata, and that the checksums of all packages, the signature stands for the whole repository.
/// </summary>
/// <param name="files">The repository.</param>
/// <param name="keyring">The keys whose signatures are accepted.</param>
public sealed class SignedRepositoryFiles(IRepositoryFiles files, OpenPgpKeyring keyring) : IRepositoryFiles
{
    /// <summary>Path of the file with the signatures.</summary>
    public const string SignaturePath = RepositoryReader.IndexPath + ".asc";

    /// <inheritdoc/>
    public string Name => files.Name;

    /// <inheritdoc/>
    /// <exception cref="PackageException"><c>repomd.xml</c> has no signature that holds.</exception>
    public async Task<Stream> OpenAsync(string relativePath, long limit, CancellationToken cancellation)
    {
        if (relativePath != RepositoryReader.IndexPath)
            return await files.OpenAsync(relativePath, limit, cancellation).ConfigureAwait(false);
        var (index, finding) = await VerifyAsync(cancellation).ConfigureAwait(false);
        // A mirror that is changing may have had the two of different times.
        if (finding.Verdict == SignatureVerdict.Forged)
            (index, finding) = await VerifyAsync(cancellation).ConfigureAwait(false);
        return finding.IsGood ? new MemoryStream(index, writable: false) : throw Refusal($"{relativePath}: {finding.Why}", finding.Advice);
    }

    /// <inheritdoc/>
    public string Locate(string relativePath) => files.Locate(relativePath);

    private async Task<(byte[] Index, SignatureFinding Finding)> VerifyAsync(CancellationToken cancellation)
    {
        var index = await ReadAsync(RepositoryReader.IndexPath, cancellation).ConfigureAwait(false);
        var signature = await ReadSignatureAsync(cancellation).ConfigureAwait(false);
        return (index, keyring.Verify(signature, () => new MemoryStream(index, writable: false)));
    }

    private async Task<byte[]> ReadSignatureAsync(CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(SignaturePath, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or RepositoryChangedException)
        {
            throw Refusal(
                $"it is not signed: there is no readable {SignaturePath}",
                "Sign it, gpg --detach-sign --armor repodata/repomd.xml, or leave 'repo-gpg-check' out.",
                error
            );
        }
    }

    private async Task<byte[]> ReadAsync(string path, CancellationToken cancellation)
    {
        using var source = await files.OpenAsync(path, MetadataLimits.Index, cancellation).ConfigureAwait(false);
        using var stream = RepositoryReader.Bounded(files, source, path, "has", MetadataLimits.Index);
        var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellation).ConfigureAwait(false);
        return content.ToArray();
    }

    private PackageException Refusal(string why, string? advice, Exception? inner = null) =>
        new($"Reading repository {Name}", why, advice, inner);
}
