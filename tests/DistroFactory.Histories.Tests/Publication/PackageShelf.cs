using DistroFactory.Histories.Tests.Distributions;
using DistroFactory.Histories.Tests.Generation;

namespace DistroFactory.Histories.Tests.Publication;

/// <summary>Makes content directories, and has the RPM packages at hand; what has not changed is not made again.</summary>
internal sealed class PackageShelf(string folder, RpmPool pool)
{
    private readonly Dictionary<Package, string> _made = [];

    /// <summary>Where a package is: an RPM file, or a folder.</summary>
    public string this[Package package] => _made[package];

    /// <summary>Makes what is missing.</summary>
    public void Make(IEnumerable<Package> packages)
    {
        foreach (var package in packages.Where(package => !_made.ContainsKey(package)))
            _made[package] = package.IsContent ? MakeFolder(package) : RpmFiles.Of(pool, package);
    }

    private string MakeFolder(Package package)
    {
        var root = NewFolder();
        foreach (var (path, node) in package.Nodes)
        {
            var place = root + path;
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            if (node.Type == EntryType.Link)
                File.CreateSymbolicLink(place, node.Text);
            else if (node.IsDirectory)
                Directory.CreateDirectory(place);
            else
                File.WriteAllText(place, node.Text);
        }

        foreach (var (path, node) in package.Nodes.Where(node => node.Value.Type != EntryType.Link))
            File.SetUnixFileMode(root + path, (UnixFileMode)node.Mode);
        return root;
    }

    private string NewFolder() =>
        Directory.CreateDirectory(Path.Combine(folder, $"{Directory.CreateDirectory(folder).GetFileSystemInfos().Length}")).FullName;
}
