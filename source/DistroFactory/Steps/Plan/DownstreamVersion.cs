using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Plan;

/// <summary>Versions of a downstream distribution: upstream version × 1000 + a counter of three digits.</summary>
internal static class DownstreamVersion
{
    private const uint Counters = 1000;

    /// <summary>The client reads versions as signed 32-bit numbers.</summary>
    private const uint HighestUpstream = int.MaxValue / Counters - 1;

    /// <summary>The upstream version that a version builds upon.</summary>
    /// <exception cref="FactoryException">It cannot be one of a downstream distribution.</exception>
    public static UpstreamVersion UpstreamOf(StreamVersion version) =>
        version == StreamVersion.None || version.Value >= Counters
            ? new(version.Value / Counters)
            : throw new FactoryException(
                $"Reading the latest version {version}",
                "it has no more than three digits, so it is not an upstream version with a counter behind it",
                "The file 'latest' of the stage is damaged, or the stage belongs to a distribution with mode: own-upstream."
            );

    /// <summary>The version of an upstream version with a counter.</summary>
    /// <exception cref="FactoryException">There is none.</exception>
    public static StreamVersion Of(UpstreamVersion upstream, uint counter)
    {
        if (upstream.Value > HighestUpstream)
        {
            throw new FactoryException(
                $"Choosing a version upon upstream {upstream}",
                $"clients understand versions up to {int.MaxValue} only, which is upstream {HighestUpstream}",
                "Pin an upstream version below that."
            );
        }

        return counter < Counters
            ? new(upstream.Value * Counters + counter)
            : throw new FactoryException(
                $"Choosing a version upon upstream {upstream}",
                $"the counter would be {counter}, and it has three digits: there is no version left",
                "Wait for the next upstream version, or make the increment in distro.yaml smaller."
            );
    }

    /// <summary>
    /// The next version upon an upstream version: counted on from <paramref name="previous"/> when that builds upon the same.
    /// </summary>
    public static StreamVersion Next(UpstreamVersion upstream, StreamVersion previous, uint increment) =>
        UpstreamOf(previous) == upstream ? Of(upstream, previous.Value % Counters + increment) : Of(upstream, increment);
}
