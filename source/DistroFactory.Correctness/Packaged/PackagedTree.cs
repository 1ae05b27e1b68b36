using DistroFactory.Packages.Rpm;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Correctness.Packaged;

/// <summary>Every path of a version with all that packages say of it; several may have the same directory or the same file.</summary>
/// <param name="banDebugInfo">Whether debug information is left out.</param>
public sealed class PackagedTree(bool banDebugInfo)
{
    private readonly Dictionary<string, List<PackagedFile>> _claims = new(StringComparer.Ordinal);

    /// <summary>Adds the files of a package that are in its payload and can ship.</summary>
    public void Add(RpmPackage package)
    {
        foreach (var file in package.Files.Where(file => !file.IsGhost && !file.IsSpecial))
            Add(PackagedFile.Of(file, package.Info.Nevra));
    }

    /// <summary>Adds a file, unless it cannot ship.</summary>
    public void Add(PackagedFile file)
    {
        if (!PackagedPath.Ships(file.Path, banDebugInfo))
            return;
        if (!_claims.TryGetValue(file.Path, out var claims))
            _claims.Add(file.Path, claims = []);
        claims.Add(file);

        // A package that has the directory /bin where another has the link means what the link leads to.
        if (PackagedPath.IsMerged(file.Path) && claims.Exists(claim => claim.Type != EntryType.Directory))
            claims.RemoveAll(claim => claim.Type == EntryType.Directory);
    }

    /// <summary>Whether anything is at a path.</summary>
    public bool Has(string path) => _claims.ContainsKey(path);

    /// <summary>All that is said of a path; nothing for the mixer's own files and for directories that no package has.</summary>
    public IReadOnlyList<PackagedFile> Claims(string path) => _claims.TryGetValue(path, out var claims) ? claims : [];

    /// <summary>What a path is: a directory that no package has is one all the same.</summary>
    public EntryType TypeOf(string path) =>
        MixerFiles.Contains(path) ? EntryType.File
        : Claims(path) is [var first, ..] ? first.Type
        : EntryType.Directory;
}
