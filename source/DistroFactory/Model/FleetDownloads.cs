using System.Globalization;
using DistroFactory.Foundation;

namespace DistroFactory.Model;

/// <summary>What all machines together download to have a release, as if each had all bundles.</summary>
/// <param name="Machines">How many they are.</param>
/// <param name="Versions">At how many versions they are.</param>
/// <param name="Bytes">With the deltas of the release.</param>
/// <param name="WithLatest">If deltas were made from the latest versions instead.</param>
/// <param name="WithNone">If no deltas were made with it.</param>
internal sealed record FleetDownloads(long Machines, int Versions, long Bytes, long WithLatest, long WithNone)
{
    /// <summary>Whether <see cref="Bytes"/> was estimated, because the release is not made yet.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>Whether <see cref="WithLatest"/> was estimated, because deltas that it takes were not made.</summary>
    public bool LatestIsEstimate { get; init; }

    /// <summary>One sentence without its end.</summary>
    public string Describe() =>
        $"{Number(Machines)} machines at {Number(Versions)} versions download {Size(Bytes, IsEstimate)} in all, "
        + "as if each had all bundles; "
        + $"with deltas from the latest versions {Size(WithLatest, LatestIsEstimate)}{Change(WithLatest)}, "
        + $"without deltas {Size(WithNone, IsEstimate)}{Change(WithNone)}";

    /// <summary>A sum of bytes of many machines, which may be more than a number holds.</summary>
    public static long Sum(IEnumerable<(long Machines, long Bytes)> parts) =>
        (long)Math.Min(long.MaxValue, parts.Aggregate(0m, (sum, part) => sum + ((decimal)part.Machines * part.Bytes)));

    // By how much less it is than the other.
    private string Change(long other) =>
        other > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({(Bytes - (double)other) / other * 100:+0;-0;±0} %)") : "";

    private static string Size(long bytes, bool isEstimate) => $"{(isEstimate ? "about " : "")}{ByteSize.Format(bytes)}";

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');
}
