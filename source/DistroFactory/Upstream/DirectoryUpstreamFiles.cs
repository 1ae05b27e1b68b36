using DistroFactory.Foundation;

namespace DistroFactory.Upstream;

/// <summary>An upstream in a directory: a mirror on this machine.</summary>
/// <param name="directory">An absolute path.</param>
internal sealed class DirectoryUpstreamFiles(string directory) : IUpstreamFiles
{
    /// <inheritdoc/>
    public string Name => directory;

    /// <inheritdoc/>
    public string Locate(string path) => Path.Combine(directory, path);

    /// <inheritdoc/>
    public async Task<byte[]?> FindAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(Locate(path), cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException && Directory.Exists(directory))
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FactoryException(
                $"Reading {Locate(path)} of the upstream",
                error.Message,
                "Check upstream.url in distro.yaml.",
                error
            );
        }
    }
}
