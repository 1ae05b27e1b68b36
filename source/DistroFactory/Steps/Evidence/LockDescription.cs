using DistroFactory.Evidence;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Run;
using DistroFactory.State;

namespace DistroFactory.Steps.Evidence;

/// <summary>The lock of a release, told from what its steps left.</summary>
internal static class LockDescription
{
    /// <summary>The lock.</summary>
    public static ReleaseLock Of(Workplace workplace, ReleaseRecord release, FactoryTool tool)
    {
        var own = workplace.Records.Load(ReleaseRecords.Content);
        var upstream = workplace.Records.Find(ReleaseRecords.Upstream) ?? UpstreamContent.None;
        var shipped = release.Packages.Select(package => package.Nevra).ToHashSet();
        return new()
        {
            Schema = ReleaseLock.CurrentSchema,
            Namespace = workplace.Directory.Namespace,
            Version = release.Version,
            Previous = release.Previous,
            Format = release.Format,
            Time = release.Timestamp,
            Tool = tool,
            ConfigCommit = ReleaseLockCommit.Of(workplace.Source),
            BundlesCommit = workplace.BundleSource is { } bundles ? ReleaseLockCommit.Of(bundles) : null,
            Mixes = release.Mixes,
            Settings = release.Inputs.Settings,
            Fleet = workplace.LoadPlan().Fleet is { } fleet ? fleet with { Estimate = null } : null,
            ChannelVersions = workplace.LoadPlan().ChannelVersions,
            Definitions = release.Inputs.Bundles,
            Builds = [.. release.Inputs.Packages.Where(package => package.Nevra.Arch.Length == 0).Select(package => $"{package.Nevra}")],
            Packages =
            [
                .. Packages(own, nevra => shipped.Contains(nevra) ? PackageOrigin.Own : PackageOrigin.Beside)
                    .Concat(upstream.Materials.SelectMany(material => Packages(material.Packages, _ => PackageOrigin.Upstream)))
                    .DistinctBy(package => (package.Nevra, package.Sha256))
                    .OrderBy(package => package.Name, StringComparer.Ordinal)
                    .ThenBy(package => package.Nevra.Evr)
                    .ThenBy(package => package.Arch, StringComparer.Ordinal),
            ],
        };
    }

    private static IEnumerable<LockedPackage> Packages(FetchedContent content, Func<Nevra, PackageOrigin> origin) =>
        content
            .Packages.DistinctBy(package => package.Nevra)
            .Select(package => LockedPackage.Of(package.Nevra, package.Sha256, origin(package.Nevra)));
}
