using System.Runtime.InteropServices;
using DistroFactory.Connections.Git;
using DistroFactory.Model;

namespace DistroFactory.Steps.Prepare;

/// <summary>The report <c>build-env-V.txt</c>: where, from what and with what a release was made.</summary>
internal static class BuildEnvironment
{
    /// <summary>One fact a line.</summary>
    /// <param name="release">The release.</param>
    /// <param name="config">The config repository.</param>
    /// <param name="bundles">The bundles repository; null: the definitions are in the config repository.</param>
    /// <param name="factoryCommit">Of which source the factory runs.</param>
    /// <param name="tools">The tools it called.</param>
    public static string Describe(
        ReleaseRecord release,
        FetchedRepository config,
        FetchedRepository? bundles,
        string factoryCommit,
        BuildTools tools
    ) =>
        $"""
            version: {release.Version}
            previous: {release.Previous}
            format: {release.Format}
            upstream: {release.UpstreamVersion}
            time: {release.Timestamp:yyyy-MM-ddTHH:mm:ssZ}
            config: {config.Source}
            commit: {config.Commit ?? "none"}
            bundles: {bundles?.Source ?? "in the config repository"}
            bundles-commit: {(bundles ?? config).Commit ?? "none"}
            factory: {typeof(BuildEnvironment).Assembly.GetName().Version?.ToString(3)}
            factory-commit: {factoryCommit}
            mixer: {tools.Mixer}
            clr-installer: {tools.Installer}
            swupd: {tools.Swupd}
            runtime: {RuntimeInformation.FrameworkDescription}
            system: {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}

            """;
}
