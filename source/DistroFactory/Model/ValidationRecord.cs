using System.Collections.Immutable;
using DistroFactory.Correctness.Reports;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>That the manifests of every version of the release say what the packages say.</summary>
/// <param name="Reports">One for each version, compared with the one before it; none when mixer checked its own.</param>
internal sealed record ValidationRecord(ImmutableArray<CorrectnessReport> Reports)
{
    /// <summary>What <c>mixer build validate</c> said of each version and the one before it.</summary>
    public ImmutableArray<MixerReport> OfMixer { get; init; } = [];
}

/// <summary>A report of <c>mixer build validate</c>.</summary>
/// <param name="From">The earlier version.</param>
/// <param name="To">The version checked.</param>
/// <param name="Text">What mixer said.</param>
internal sealed record MixerReport(StreamVersion From, StreamVersion To, string Text)
{
    /// <summary>Name of the report, without an extension.</summary>
    public string Name => $"mca-report-{From}-{To}";
}
