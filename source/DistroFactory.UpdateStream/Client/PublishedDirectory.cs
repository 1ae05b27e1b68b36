namespace DistroFactory.UpdateStream.Client;

/// <summary>A stream in a directory of this machine.</summary>
/// <param name="root">The directory that is published as <c>update/</c>.</param>
public sealed class PublishedDirectory(string root) : IPublishedStream
{
    private const int BufferBytes = 1 << 16;

    /// <inheritdoc/>
    public Stream? Open(string path)
    {
        try
        {
            return new FileStream(
                Path.Combine(root, path),
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                BufferBytes,
                FileOptions.SequentialScan
            );
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UpdateStreamException($"Reading {path} of {root}", error.Message, inner: error);
        }
    }

    /// <inheritdoc/>
    public long? SizeOf(string path) => new FileInfo(Path.Combine(root, path)) is { Exists: true } file ? file.Length : null;
}
