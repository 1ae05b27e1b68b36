using DistroFactory.Foundation;

namespace DistroFactory.Evidence;

/// <summary>A stage or a place in a directory. No link in it is followed, and nothing but plain files is opened.</summary>
/// <param name="root">The directory.</param>
/// <param name="digests">Digests of files that nobody touched since; null: all are read.</param>
internal sealed class EvidenceFolder(string root, FileFacts? digests = null) : IEvidencePlace
{
    /// <inheritdoc/>
    public string Name => root;

    /// <inheritdoc/>
    /// <exception cref="AttestationException">A link or a special file is in the way.</exception>
    public Stream? Open(string path)
    {
        var full = root;
        foreach (var part in path.Split('/'))
        {
            full = Path.Combine(full, part);
            if (new FileInfo(full).LinkTarget is not null)
                throw new AttestationException(path, $"{full} is a link, which nobody publishes");
        }

        if (FileKinds.Special(full) is { } kind)
            throw new AttestationException(path, $"{full} is {kind}");
        try
        {
            return File.Exists(full) ? File.OpenRead(full) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AttestationException(path, error.Message, error);
        }
    }

    /// <inheritdoc/>
    public string Digest(string path, Func<string> read) => digests is null ? read() : digests.Of(Path.Combine(root, path), read);
}
