using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Model;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Mix;

/// <summary>
/// From which versions clients update by deltas: the latest ones of the format, and its first. Never across a format bump.
/// </summary>
internal static class DeltaBaseChoice
{
    /// <summary>Chooses among the versions of an update tree, oldest first.</summary>
    public static ImmutableArray<StreamVersion> Choose(string updateTree, PlannedMix mix, DeltaConfiguration wanted)
    {
        var ofFormat = StreamTree
            .VersionsIn(updateTree)
            .Where(version => version < mix.Version && FormatOf(updateTree, version) == $"{mix.Format}")
            .Order()
            .ToList();
        return [.. ofFormat.Take(wanted.FromFormatStart ? 1 : 0).Union(ofFormat.TakeLast(wanted.Versions))];
    }

    private static string FormatOf(string updateTree, StreamVersion version)
    {
        var path = Path.Combine(updateTree, $"{version}", "format");
        return File.Exists(path) ? File.ReadAllText(path).Trim() : "";
    }
}
