using System.Text;
using System.Text.Json;
using DistroFactory.Configuration;
using DistroFactory.Model;
using DistroFactory.State;

namespace DistroFactory.Evidence;

/// <summary>A lock as a file: JSON, sorted, and one line for each package, so that a person can read what differs between two.</summary>
internal static class LockFile
{
    private const string Packages = "packages";
    private const long LongestFile = 1 << 26;

    /// <summary>The text of a lock.</summary>
    public static string Write(ReleaseLock content)
    {
        var node = JsonSerializer.SerializeToNode(content, RecordJson.Options)!.AsObject();
        node.Remove(Packages);
        var text = new StringBuilder(node.ToJsonString(RecordJson.Options)[..^2]);
        text.Append($",\n  \"{Packages}\": [");
        text.AppendJoin(",", content.Packages.Select(package => "\n    " + JsonSerializer.Serialize(package, RecordJson.OneLine)));
        return text.Append("\n  ]\n}\n").ToString();
    }

    /// <summary>Reads a lock.</summary>
    /// <param name="text">What the file has.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static ReleaseLock Parse(ReadOnlySpan<byte> text)
    {
        var content = JsonSerializer.Deserialize<ReleaseLock>(text, RecordJson.Options) ?? throw new JsonException("it is empty");
        return content.Schema != ReleaseLock.CurrentSchema
                ? throw new JsonException($"it has schema {content.Schema}, and this version reads {ReleaseLock.CurrentSchema}")
            : content.Mixes.IsDefaultOrEmpty || content.Packages.IsDefault || content.Builds.IsDefault
                ? throw new JsonException("it is not complete")
            : content;
    }

    /// <summary>Reads the lock that the command line names.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public static ReleaseLock Read(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LongestFile
                ? Parse(File.ReadAllBytes(path))
                : throw new JsonException("it is longer than any lock");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ConfigurationException(
                $"Reading the lock {path}",
                error.Message,
                "Name by --locked the file that a release left: releases/V/release-V.lock in the stage, or a copy of it.",
                error
            );
        }
    }
}
