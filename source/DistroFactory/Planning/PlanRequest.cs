using DistroFactory.History;
using DistroFactory.UpdateStream;

namespace DistroFactory.Planning;

/// <summary>What a release plan is a function of.</summary>
public sealed record PlanRequest
{
    /// <summary>The namespace of the distribution.</summary>
    public required string Namespace { get; init; }

    /// <summary>Steps between versions.</summary>
    public required uint Increment { get; init; }

    /// <summary>The format of the first version.</summary>
    public required FormatNumber FirstFormat { get; init; }

    /// <summary>The upstream version that the configuration names; null: the first version of the stream.</summary>
    public string? UpstreamVersion { get; init; }

    /// <summary>Whether every file is published again.</summary>
    public bool MinVersion { get; init; }

    /// <summary>The latest release of the stage; null when there is none.</summary>
    public ReleaseRecord? Latest { get; init; }

    /// <summary>What the next release would be made of.</summary>
    public required ReleaseInputs Inputs { get; init; }

    /// <summary>Release even if nothing changed.</summary>
    public bool Force { get; init; }
}
