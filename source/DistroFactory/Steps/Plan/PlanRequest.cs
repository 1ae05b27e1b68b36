using System.Collections.Immutable;
using DistroFactory.Model;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Plan;

/// <summary>What a release plan is a function of.</summary>
internal sealed record PlanRequest
{
    /// <summary>The namespace of the distribution.</summary>
    public required string Namespace { get; init; }

    /// <summary>Steps between versions.</summary>
    public required uint Increment { get; init; }

    /// <summary>The format of the first version.</summary>
    public required FormatNumber FirstFormat { get; init; }

    /// <summary>The upstream that a downstream distribution follows; null for an own upstream.</summary>
    public UpstreamState? Upstream { get; init; }

    /// <summary>Own upstream: the upstream version that the configuration names; none: the first version of the stream.</summary>
    public UpstreamVersion UpstreamVersion { get; init; }

    /// <summary>What is asked for besides what changed.</summary>
    public ReleaseRequests Requests { get; init; } = new();

    /// <summary>The latest release of the stage; null when there is none.</summary>
    public ReleaseRecord? Latest { get; init; }

    /// <summary>The first version of the latest release's format; none when the stage does not say.</summary>
    public StreamVersion FormatFirst { get; init; }

    /// <summary>What the next release would be made of.</summary>
    public required ReleaseInputs Inputs { get; init; }

    /// <summary>The earlier release that it would be made of; null: what there is now.</summary>
    public BroughtBackRelease? BroughtBack { get; init; }

    /// <summary>The root that the next format bump puts in the place of that of <see cref="Inputs"/>, as recorded; null: none.</summary>
    public string? NextRoot { get; init; }

    /// <summary>Bundles whose status says that the next format bump removes them.</summary>
    public ImmutableArray<string> LeavingBundles { get; init; } = [];
}
