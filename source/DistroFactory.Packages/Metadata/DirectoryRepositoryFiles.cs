namespace DistroFactory.Packages.Metadata;

/// <summary>A repository that is a local directory. Nothing outside it is reached, whatever its metadata says.</summary>
/// <param name="directory">The directory that contains <c>repodata</c>.</param>
public sealed class DirectoryRepositoryFiles(string directory) : IRepositoryFiles
{
    /// <inheritdoc/>
    public string Name { get; } = Path.GetFullPath(directory);

    /// <inheritdoc/>
    public Task<Stream> OpenAsync(string relativePath, long limit, CancellationToken cancellation) =>
        Task.FromResult<Stream>(File.OpenRead(Locate(relativePath)));

    /// <inheritdoc/>
    /// <exception cref="PackageException">The path leads out of the directory.</exception>
    public string Locate(string relativePath)
    {
        var isAddress = relativePath.Contains("://", StringComparison.Ordinal);
        var isFile = Uri.TryCreate(relativePath, UriKind.Absolute, out var address) && address.IsFile;
        var path = Path.GetFullPath(isFile ? address!.LocalPath : Path.Combine(Name, relativePath));
        return (isFile || !isAddress) && path.StartsWith(Name.TrimEnd('/') + "/", StringComparison.Ordinal)
            ? path
            : throw new PackageException($"Reading repository {Name}", $"its metadata names {relativePath}, which leads out of it");
    }
}
