using DistroFactory.Run;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Places;

/// <summary>Which versions of a stage are kept and which were pruned, as its signed record says; no other word counts.</summary>
internal static class RecordedVersions
{
    /// <summary>The versions of the stage.</summary>
    public static KeptVersions Of(Workplace workplace) =>
        new StreamIdentity(workplace, PlaceTrust.Of(workplace)).Find()?.Kept ?? KeptVersions.All;

    /// <summary>Why what is looked for of a version is not there; null: it was not pruned.</summary>
    public static string? Describe(Workplace workplace, StreamVersion version) =>
        Of(workplace).IsPruned(version) ? $"version {version} was pruned, as the signed record of the stream says" : null;
}
