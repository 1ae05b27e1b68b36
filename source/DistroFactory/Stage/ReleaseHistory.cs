using System.Text.Json;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.State;
using DistroFactory.UpdateStream;

namespace DistroFactory.Stage;

/// <summary>The releases of a stage, read from the stage itself.</summary>
internal static class ReleaseHistory
{
    /// <summary>The latest release; null when nothing is staged.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="toleratesLoss">See <see cref="Read"/>.</param>
    /// <exception cref="FactoryException">The stage names a latest release but does not describe it.</exception>
    public static ReleaseRecord? ReadLatest(StagedTree stage, bool toleratesLoss = false) => Read(stage, stage.ReadLatest(), toleratesLoss);

    /// <summary>One release; null for no version.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="version">The version.</param>
    /// <param name="toleratesLoss">
    /// Of a release whose record is lost what the original factory would have left: packages, but neither bundles nor settings.
    /// </param>
    /// <exception cref="FactoryException">The stage does not describe it.</exception>
    public static ReleaseRecord? Read(StagedTree stage, StreamVersion version, bool toleratesLoss = false)
    {
        if (version == StreamVersion.None)
            return null;
        var path = stage.ReportOf(version, "release", "json");
        if (!File.Exists(path) && !IsOwn(stage, version) && OriginalRelease.Find(stage, version) is { } original)
            return original;
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<ReleaseRecord>(file, RecordJson.Options) ?? throw new JsonException("the file says null");
        }
        catch (Exception e) when (e is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            if (toleratesLoss && OriginalRelease.Find(stage, version) is { } rest)
                return rest;
            throw new FactoryException(
                $"Reading what release {version} was made of from {path}",
                File.Exists(path) ? $"the file is damaged: {e.Message}" : "there is no such file",
                "Restore it from where the release is published, or from a backup. Nobody else can tell whether "
                    + "bundles or settings changed since; --force makes a release without knowing it.",
                e
            );
        }
    }

    // What only this factory stages beside the record.
    private static bool IsOwn(StagedTree stage, StreamVersion version) =>
        File.Exists(stage.ReportOf(version, "packages-license-info", "json"));
}
