using DistroFactory.Packages.Metadata;

namespace DistroFactory.Content;

/// <summary>A repository on a server. Nothing outside its address is asked for, whatever its metadata says.</summary>
/// <param name="root">Address of the repository.</param>
/// <param name="downloader">Fetches from it.</param>
/// <param name="cancellation">Stops it.</param>
sealed class WebRepositoryFiles(string root, Downloader downloader, CancellationToken cancellation) : IRepositoryFiles
{
    private readonly Uri _root = new(root.TrimEnd('/') + "/");

    public string Name => root;

    public Stream Open(string relativePath)
        => new MemoryStream(downloader.ReadAsync(new Uri(Locate(relativePath)), cancellation).GetAwaiter().GetResult(), writable: false);

    public string Locate(string relativePath)
    {
        var address = new Uri(_root, relativePath);
        return _root.IsBaseOf(address)
            ? address.AbsoluteUri
            : throw new ContentException($"Reading repository {root}", $"its metadata names {relativePath}, which leads out of it");
    }
}
