using DistroFactory.Content;
using DistroFactory.Packages.Metadata;
using DistroFactory.Packages.Rpm;
using DistroFactory.Planning;

namespace DistroFactory.Staging;

/// <summary>The packages of a release as a repository that dnf reads.</summary>
public static class PackageRepository
{
    /// <summary>Puts the packages into a folder and writes their metadata.</summary>
    /// <param name="content">The packages.</param>
    /// <param name="folder">The repository to make.</param>
    /// <param name="previous">The repository of the release before, whose files are shared; null when there is none.</param>
    /// <param name="unchanged">Packages that the release before has in the same form.</param>
    /// <param name="timestamp">The time in the metadata.</param>
    public static void Write(
        FetchedContent content, string folder, string? previous, IReadOnlySet<OfferedPackage> unchanged, DateTimeOffset timestamp)
    {
        Directory.CreateDirectory(folder);
        var packages = content.Packages.Zip(content.Paths).DistinctBy(pair => pair.First.Nevra).ToArray();
        foreach (var (package, path) in packages)
            Place(path, Path.Combine(folder, FileName(package)), unchanged.Contains(new(package.Nevra, package.Sha256)) ? previous : null);
        RepositoryWriter.Write(folder, packages.Select(pair => Describe(pair.First, pair.Second)), timestamp.ToUnixTimeSeconds());
    }

    // A package may lie in a folder that its owner overwrites in place: only what was staged once is safe to link.
    private static void Place(string source, string target, string? previous)
    {
        var staged = previous is null ? null : Path.Combine(previous, Path.GetFileName(target));
        if (File.Exists(staged))
            FileNames.LinkOrCopy(staged, target);
        else
            File.Copy(source, target);
    }

    // Not the name it was fetched under: two providers may call different packages the same.
    private static string FileName(ContentPackage package)
        => $"{package.Nevra.Name}-{package.Nevra.Version}-{package.Nevra.Release}.{package.Nevra.Arch}.rpm";

    private static RepositoryPackage Describe(ContentPackage package, string path)
        => RepositoryPackage.Of(RpmPackage.Open(path), FileName(package), package.Sha256);
}
