using System.Collections.Immutable;
using DistroFactory.Correctness.Request;
using DistroFactory.Model;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;
using DistroFactory.Upstream;

namespace DistroFactory.Steps.Validate;

/// <summary>What a version of the stage was made of, as far as the stage still has it.</summary>
internal static class StagedVersion
{
    /// <summary>The packages and definitions of a version.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="upstream">What was taken of the upstream, which the stage does not hold.</param>
    /// <param name="version">The version.</param>
    public static VersionUnderCheck Of(StagedTree stage, UpstreamStore upstream, StreamVersion version)
    {
        var release = ReleaseOf(stage, version);
        var mix = MixOf(stage, release, version);
        var material = upstream.Find(mix?.ContentVersion ?? UpstreamVersion.None);
        return new()
        {
            Version = version,
            Packages = [.. Files(stage.RepositoryOf(release)), .. material?.Packages.Paths ?? []],
            BundleDirectories = [.. new[] { material?.BundleDirectory }.OfType<string>(), .. Folders(stage.DefinitionsOf(release))],
            EmptiedBundles = mix?.EmptiedBundles ?? [],
            DroppedBundles = mix?.DroppedBundles ?? [],
            ClaimedVersion = mix is null ? StreamVersion.None : mix.ClaimedVersion ?? mix.Version,
            ClaimedFormat = mix is null ? FormatNumber.None : mix.ClaimedFormat ?? mix.Format,
            HasAlternativeCertificate = mix?.ShipsBothRoots ?? false,
        };
    }

    /// <summary>The release that a version came with: a release that crosses format bumps has several.</summary>
    private static StreamVersion ReleaseOf(StagedTree stage, StreamVersion version) =>
        StreamTree
            .VersionsIn(stage.Releases)
            .Where(release => release >= version)
            .Order()
            .FirstOrDefault(release => release == version || MixOf(stage, release, version) is not null, version);

    private static PlannedMix? MixOf(StagedTree stage, StreamVersion release, StreamVersion version) =>
        File.Exists(stage.ReportOf(release, "release", "json"))
            ? ReleaseHistory.Read(stage, release)!.Mixes.FirstOrDefault(mix => mix.Version == version)
            : null;

    private static ImmutableArray<string> Files(string repository) =>
        Directory.Exists(repository)
            ? [.. Directory.EnumerateFiles(repository, "*.rpm", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];

    // The original pipelines staged the whole bundles repository, in which the definitions may be in a folder.
    private static ImmutableArray<string> Folders(string definitions) =>
        Directory.Exists(definitions)
            ?
            [
                definitions,
                .. Directory
                    .EnumerateDirectories(definitions, "*", SearchOption.AllDirectories)
                    .Where(folder => !Path.GetFileName(folder).StartsWith('.'))
                    .Order(StringComparer.Ordinal),
            ]
            : [];
}
