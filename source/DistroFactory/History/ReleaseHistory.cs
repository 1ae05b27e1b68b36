using System.Text.Json;
using DistroFactory.Staging;
using DistroFactory.UpdateStream;
using DistroFactory.Workspace;

namespace DistroFactory.History;

/// <summary>The releases of a stage, read from the stage itself.</summary>
public static class ReleaseHistory
{
    /// <summary>The latest release; null when nothing is staged.</summary>
    /// <exception cref="StagingException">The stage names a latest release but does not describe it.</exception>
    public static ReleaseRecord? ReadLatest(StagedTree stage)
        => Read(stage, stage.ReadLatest());

    /// <summary>One release; null for no version.</summary>
    /// <exception cref="StagingException">The stage does not describe it.</exception>
    public static ReleaseRecord? Read(StagedTree stage, MixVersion version)
    {
        if (version == MixVersion.None)
            return null;
        var path = stage.ReportOf(version, "release", "json");
        if (!File.Exists(path) && OriginalRelease.Find(stage, version) is { } original)
            return original;
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<ReleaseRecord>(file, RecordJson.Options)
                ?? throw new JsonException("the file says null");
        }
        catch (Exception e) when (e is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StagingException(
                $"Reading what release {version} was made of from {path}", e.Message,
                "Restore the file from a copy of the stage; without it nobody can tell what changed.", e);
        }
    }
}
