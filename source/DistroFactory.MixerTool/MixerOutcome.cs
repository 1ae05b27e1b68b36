using System.Collections.Immutable;
using DistroFactory.Mixing;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.MixerTool;

/// <summary>What the mixer command made, read from its workspace.</summary>
internal static class MixerOutcome
{
    /// <summary>The result for the steps that follow. What cannot be read becomes a warning: to verify is a step of its own.</summary>
    /// <exception cref="MixException">mixer ended well and yet published nothing.</exception>
    public static MixResult Read(MixerWorkspace workspace, MixRequest request, ImmutableArray<string> warnings)
    {
        var folder = workspace.Published(request.Version);
        if (!File.Exists(Path.Combine(folder, "Manifest.MoM")))
            throw new MixException(
                $"Mixing version {request.Version} with the mixer command",
                $"it made no {Path.Combine(folder, "Manifest.MoM")}",
                "Read what mixer said above."
            );
        var result = new MixResult
        {
            Version = request.Version,
            Format = request.Format,
            Fullfiles = Count(Path.Combine(folder, "files"), "*.tar"),
            ZeroPacks = Count(folder, "pack-*-from-0.tar"),
            DeltaPacks = Count(folder, "pack-*-from-?*.tar", "-from-0.tar"),
            Warnings = warnings,
        };
        try
        {
            return result with { Bundles = [.. Bundles(workspace, Path.Combine(folder, "Manifest.MoM"))] };
        }
        catch (Exception error) when (error is UpdateStreamException or IOException)
        {
            return result with { Warnings = warnings.Add($"The manifests of version {request.Version} cannot be read: {error.Message}") };
        }
    }

    private static IEnumerable<MixedBundle> Bundles(MixerWorkspace workspace, string mom)
    {
        foreach (var entry in ManifestReader.ReadFile(mom).Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var bundle = ManifestReader.ReadFile(Path.Combine(workspace.Published(entry.Version), $"Manifest.{entry.Name}"));
            yield return new(bundle.Name, bundle.Version, bundle.ContentSize, bundle.Entries.Length, []);
        }
    }

    /// <summary>Names of the packages in the tree of a version, as mixer lists them: NAME, tab, source package.</summary>
    public static ImmutableArray<string> PackageNames(string image) =>
        [
            .. Lines(image, "os-packages")
                .Select(line => line.Split('\t', ' ')[0])
                .Where(name => name.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Lines(string image, string name) =>
        Path.Combine(image, name) is var file && File.Exists(file) ? File.ReadLines(file) : [];

    private static FileTotals Count(string folder, string pattern, string? without = null)
    {
        var files = Directory.Exists(folder)
            ? new DirectoryInfo(folder)
                .EnumerateFiles(pattern)
                .Where(file => without is null || !file.Name.EndsWith(without, StringComparison.Ordinal))
                .ToArray()
            : [];
        return new(files.Length, files.Sum(file => file.Length));
    }
}
