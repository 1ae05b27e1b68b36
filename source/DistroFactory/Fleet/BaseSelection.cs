using System.Collections.Immutable;
using DistroFactory.UpdateStream;

namespace DistroFactory.Fleet;

/// <summary>
/// Chooses the versions whose deltas save all machines most, one after the other. A pack leads from a version of a bundle, which several
/// releases may share: what a base that is chosen already brings counts for no other.
/// </summary>
internal static class BaseSelection
{
    /// <summary>Chooses.</summary>
    /// <param name="needs">Of each version that can be chosen, what its machines need of each bundle.</param>
    /// <param name="machines">How many machines are at which version.</param>
    /// <param name="fixed">Versions that are chosen whatever they save.</param>
    /// <param name="budget">How many are chosen, those among them.</param>
    /// <returns>The versions, oldest first; the latest where nothing more can be saved.</returns>
    public static ImmutableArray<StreamVersion> Choose(
        IReadOnlyDictionary<StreamVersion, ImmutableArray<BundleNeed>> needs,
        IReadOnlyDictionary<StreamVersion, long> machines,
        IReadOnlyCollection<StreamVersion> @fixed,
        int budget
    )
    {
        var sharing = needs
            .SelectMany(version => version.Value.Select(need => (Version: version.Key, Need: need)))
            .GroupBy(each => (each.Need.Bundle, each.Need.From))
            .ToDictionary(
                group => group.Key,
                group =>
                    (
                        Versions: group.Select(each => each.Version).ToArray(),
                        Saved: group.Sum(each => (decimal)machines.GetValueOrDefault(each.Version) * each.Need.Saved)
                    )
            );
        var gains = needs.ToDictionary(
            version => version.Key,
            version => version.Value.Sum(need => sharing[(need.Bundle, need.From)].Saved)
        );
        var chosen = new SortedSet<StreamVersion>();
        foreach (var version in @fixed.Where(needs.ContainsKey))
            Take(version);
        while (chosen.Count < budget && gains.Count > 0)
            Take(gains.MaxBy(gain => (gain.Value, gain.Key)).Key);
        return [.. chosen];

        void Take(StreamVersion version)
        {
            if (!chosen.Add(version))
                return;
            gains.Remove(version);
            foreach (var need in needs[version])
            {
                if (!sharing.Remove((need.Bundle, need.From), out var shared))
                    continue;
                foreach (var other in shared.Versions.Where(gains.ContainsKey))
                    gains[other] -= shared.Saved;
            }
        }
    }
}
