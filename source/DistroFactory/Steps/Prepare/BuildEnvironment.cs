using DistroFactory.Connections.Git;
using DistroFactory.Model;
using DistroFactory.Reports;

namespace DistroFactory.Steps.Prepare;

/// <summary>
/// The report <c>build-env-V.txt</c>: from what and with what a release was made. It says nothing that differs from machine to machine, for
/// a release that is made again must be the same.
/// </summary>
internal static class BuildEnvironment
{
    /// <summary>One fact a line.</summary>
    /// <param name="release">The release.</param>
    /// <param name="config">The config repository.</param>
    /// <param name="bundles">The bundles repository; null: the definitions are in the config repository.</param>
    /// <param name="factory">The factory that runs.</param>
    /// <param name="tools">The tools it called.</param>
    public static string Describe(
        ReleaseRecord release,
        FetchedRepository config,
        FetchedRepository? bundles,
        FactoryTool factory,
        BuildTools tools
    ) =>
        $"""
            version: {release.Version}
            previous: {release.Previous}
            format: {release.Format}
            upstream: {release.UpstreamVersion}
            time: {release.Timestamp:yyyy-MM-ddTHH:mm:ssZ}
            config: {RepositoryAddress.Of(config) ?? RepositoryAddress.Local}
            commit: {config.Commit ?? "none"}
            bundles: {(bundles is null ? "in the config repository" : RepositoryAddress.Of(bundles) ?? RepositoryAddress.Local)}
            bundles-commit: {(bundles ?? config).Commit ?? "none"}
            factory: {factory.Version}
            factory-commit: {factory.Commit}
            mixer: {tools.Mixer}
            clr-installer: {tools.Installer}
            swupd: {tools.Swupd}
            runtime: {factory.Runtime}

            """;
}
