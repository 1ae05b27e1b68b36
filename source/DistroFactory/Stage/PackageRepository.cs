using System.Security.Cryptography;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Packages.Metadata;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Stage;

/// <summary>The packages of a release as a repository that dnf reads.</summary>
internal static class PackageRepository
{
    /// <summary>The folder of the packages in the repository.</summary>
    public const string PackageFolder = "packages";

    /// <summary>Puts the packages into a folder and writes their metadata.</summary>
    /// <param name="content">The packages.</param>
    /// <param name="folder">The repository to make.</param>
    /// <param name="previous">The repository of the release before, whose files are shared; null when there is none.</param>
    /// <param name="unchanged">Packages that the release before has in the same form.</param>
    /// <param name="timestamp">The time in the metadata.</param>
    public static void Write(
        FetchedContent content,
        string folder,
        string? previous,
        IReadOnlySet<OfferedPackage> unchanged,
        DateTimeOffset timestamp
    )
    {
        Directory.CreateDirectory(Path.Combine(folder, PackageFolder));
        var packages = content.Packages.Zip(content.Paths).DistinctBy(pair => pair.First.Nevra).ToArray();
        foreach (var (package, path) in packages)
            Place(package, path, Path.Combine(folder, FileName(package)), previous, unchanged);
        RepositoryWriter.Write(folder, packages.Select(pair => Describe(pair.First, pair.Second)), timestamp.ToUnixTimeSeconds());
    }

    // A package may lie in a folder that its owner overwrites in place: only what was staged once is safe to link.
    private static void Place(
        ContentPackage package,
        string source,
        string target,
        string? previous,
        IReadOnlySet<OfferedPackage> unchanged
    )
    {
        var staged = previous is null ? null : Path.Combine(previous, FileName(package));
        if (File.Exists(staged) && (unchanged.Contains(new(package.Nevra, package.Sha256)) || IsSame(package, source, staged)))
            FileNames.LinkOrCopy(staged, target);
        else
            File.Copy(source, target);
    }

    // A provider that states no SHA-256 leaves nothing to look up; reading a file is still cheaper than keeping it twice.
    private static bool IsSame(ContentPackage package, string source, string staged)
    {
        if (new FileInfo(source).Length != new FileInfo(staged).Length)
            return false;
        using var file = File.OpenRead(staged);
        return Convert.ToHexStringLower(SHA256.HashData(file)) == package.Sha256;
    }

    // Not the name it was fetched under: two providers may call different packages the same.
    private static string FileName(ContentPackage package) =>
        $"{PackageFolder}/{package.Nevra.Name}-{package.Nevra.Version}-{package.Nevra.Release}.{package.Nevra.Arch}.rpm";

    private static RepositoryPackage Describe(ContentPackage package, string path) =>
        RepositoryPackage.Of(RpmPackage.Open(path), FileName(package), package.Sha256);
}
