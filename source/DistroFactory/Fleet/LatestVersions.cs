using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.UpdateStream;

namespace DistroFactory.Fleet;

/// <summary>
/// The versions that deltas are made from when nobody knows where machines are: the latest ones of the format, and its first.
/// </summary>
internal static class LatestVersions
{
    /// <summary>Chooses.</summary>
    /// <param name="ofFormat">The versions of the format, oldest first.</param>
    /// <param name="wanted">How many.</param>
    public static ImmutableArray<StreamVersion> Of(ImmutableArray<StreamVersion> ofFormat, DeltaConfiguration wanted) =>
        [.. ofFormat.Take(wanted.FromFormatStart ? 1 : 0).Union(ofFormat.TakeLast(wanted.Versions))];
}
