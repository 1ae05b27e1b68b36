using DistroFactory.Connections.Git;
using DistroFactory.Run;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tags;

/// <summary>
/// Which tag marks a release where: <c>V</c> the config repository, <c>NAMESPACE-V</c> a bundles repository of its own, which several
/// distributions may share.
/// </summary>
internal static class PlannedTags
{
    /// <summary>The repositories and their tags.</summary>
    public static IEnumerable<(FetchedRepository Source, string Tag)> Of(Workplace workplace, StreamVersion version)
    {
        yield return (workplace.Source, $"{version}");
        if (workplace.BundleSource is { } bundles)
            yield return (bundles, $"{workplace.Directory.Namespace}-{version}");
    }

    /// <summary>The tags in words, of repositories that can have one.</summary>
    public static IEnumerable<string> Describe(Workplace workplace, StreamVersion version) =>
        Of(workplace, version)
            .Where(planned => ReleaseTag.CanApply(planned.Source))
            .Select(planned => $"{planned.Tag} on {planned.Source.Source}");
}
