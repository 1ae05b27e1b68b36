using System.Collections.Immutable;
using DistroFactory.UpdateStream;

namespace DistroFactory.Planning;

/// <summary>What the next release will be and why. A pure function of <see cref="PlanRequest"/>: to plan is to change nothing.</summary>
public sealed record ReleasePlan
{
    /// <summary>The namespace of the distribution.</summary>
    public required string Namespace { get; init; }

    /// <summary>The version to make.</summary>
    public required MixVersion Version { get; init; }

    /// <summary>The latest version released; none for the first.</summary>
    public MixVersion Previous { get; init; }

    /// <summary>The format to make it in.</summary>
    public required FormatNumber Format { get; init; }

    /// <summary>Every file below this version is published again; none: only what changed.</summary>
    public MixVersion MinVersion { get; init; }

    /// <summary>The upstream version it builds upon.</summary>
    public required string UpstreamVersion { get; init; }

    /// <summary>Whether a release is to be made.</summary>
    public required bool IsNeeded { get; init; }

    /// <summary>Why, or why not: the check that decided.</summary>
    public required ReleaseReason Reason { get; init; }

    /// <summary>What differs from the latest release.</summary>
    public required InputDifferences Differences { get; init; }

    /// <summary>What the release is made of.</summary>
    public required ReleaseInputs Inputs { get; init; }

    /// <summary>The plan for a person, one fact a line.</summary>
    public ImmutableArray<string> Describe() =>
    [
        $"Distribution  {Namespace}",
        IsNeeded ? $"Version       {Version}" : $"Version       {Previous} stays the latest",
        $"Previous      {(Previous == MixVersion.None ? "none" : Previous)}",
        $"Format        {Format}",
        $"Upstream      {UpstreamVersion}",
        $"Why           {Reason.Sentence()}",
        .. DifferenceText.Lines(Differences).Select(line => "  " + line),
    ];
}
