using System.Collections.Immutable;

namespace DistroFactory.UpdateStream.Client;

/// <summary>One installation or update.</summary>
/// <param name="System">The machine as it was left; null when the client stopped.</param>
/// <param name="Costs">What was downloaded, by bundle; what concerns no bundle (version files, MoM) under the empty name.</param>
/// <param name="Problems">What the client stumbled over; the last is what it stopped at, if it did.</param>
public sealed record ClientRun(
    InstalledSystem? System,
    IReadOnlyDictionary<string, DownloadCost> Costs,
    ImmutableArray<ClientProblem> Problems
)
{
    /// <summary>What was downloaded in all.</summary>
    public DownloadCost Total => Costs.Values.Aggregate(new DownloadCost(), (sum, cost) => sum + cost);
}
