using System.Runtime.InteropServices;
using DistroFactory.History;

namespace DistroFactory.Staging;

/// <summary>The report <c>build-env-V.txt</c>: where and from what a release was made.</summary>
public static class BuildEnvironment
{
    /// <summary>One fact a line.</summary>
    /// <param name="release">The release.</param>
    /// <param name="configSource">The config repository, without credentials.</param>
    /// <param name="configCommit">Its commit; null when it is no git repository.</param>
    public static string Describe(ReleaseRecord release, string configSource, string? configCommit) => $"""
        version: {release.Version}
        previous: {release.Previous}
        format: {release.Format}
        upstream: {release.UpstreamVersion}
        time: {release.Timestamp:yyyy-MM-ddTHH:mm:ssZ}
        config: {configSource}
        commit: {configCommit ?? "none"}
        factory: {typeof(BuildEnvironment).Assembly.GetName().Version?.ToString(3)}
        runtime: {RuntimeInformation.FrameworkDescription}
        system: {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}

        """;
}
