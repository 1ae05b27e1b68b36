using System.Collections.Immutable;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>What the next release will be and why. To plan is to change nothing.</summary>
internal sealed record ReleasePlan
{
    /// <summary>The namespace of the distribution.</summary>
    public required string Namespace { get; init; }

    /// <summary>The versions to make, in order; more than one only to cross format bumps. All become public in one moment.</summary>
    public required ImmutableArray<PlannedMix> Mixes { get; init; }

    /// <summary>The latest version released; none for the first.</summary>
    public StreamVersion Previous { get; init; }

    /// <summary>The upstream version that the latest release builds upon; none for the first.</summary>
    public UpstreamVersion PreviousUpstream { get; init; }

    /// <summary>Whether a release is to be made.</summary>
    public required bool IsNeeded { get; init; }

    /// <summary>Why, or why not: the check that decided.</summary>
    public required ReleaseReason Reason { get; init; }

    /// <summary>What differs from the latest release.</summary>
    public required InputDifferences Differences { get; init; }

    /// <summary>What the release is made of.</summary>
    public required ReleaseInputs Inputs { get; init; }

    /// <summary>The exchange of the root; null: it stays.</summary>
    public RootExchange? RootExchange { get; init; }

    /// <summary>What it brings back of an earlier release; null: nothing.</summary>
    public Rollback? Rollback { get; init; }

    /// <summary>What was taken back, and is not to come again; null: nothing.</summary>
    public TakenBack? TakenBack { get; init; }

    /// <summary>Where machines are, and from where deltas are made because of that; null: nobody says.</summary>
    public FleetPlan? Fleet { get; init; }

    /// <summary>Versions of the format before that channels serve: their machines come from there, and so deltas lead from there.</summary>
    public ImmutableArray<StreamVersion> ChannelVersions { get; init; } = [];

    /// <summary>The tags that will mark it, and where.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The version of the release: that of its last mix.</summary>
    public StreamVersion Version => Mixes[^1].Version;

    /// <summary>The format of the release.</summary>
    public FormatNumber Format => Mixes[^1].Format;

    /// <summary>The upstream version the release builds upon.</summary>
    public UpstreamVersion UpstreamVersion => Mixes[^1].UpstreamVersion;

    /// <summary>The plan for a person, one fact a line.</summary>
    public ImmutableArray<string> Describe() =>
        [
            $"Distribution  {Namespace}",
            IsNeeded ? $"Version       {Version}" : $"Version       {Previous} stays the latest",
            $"Previous      {(Previous == StreamVersion.None ? "none" : Previous)}",
            $"Format        {Format}",
            .. Upstream(),
            $"Why           {Reason.Sentence()}",
            .. Rollback is { } rollback ? [$"Rollback      {rollback.Describe()}"] : Array.Empty<string>(),
            .. RootExchange is { } exchange && IsNeeded ? [$"Root          {exchange.From} -> {exchange.To}"] : Array.Empty<string>(),
            .. Steps(),
            .. IsNeeded && Fleet is { } fleet ? fleet.Describe() : [],
            .. IsNeeded ? Tags.Select((tag, i) => $"{(i == 0 ? "Tags" : "").PadRight(12)}  {tag}") : [],
            .. DifferenceText.Lines(Differences).Select(line => "  " + line),
        ];

    private IEnumerable<string> Upstream() =>
        !Mixes[^1].IsDownstream ? []
        : PreviousUpstream == UpstreamVersion.None || PreviousUpstream == UpstreamVersion ? [$"Upstream      {UpstreamVersion}"]
        : [$"Upstream      {PreviousUpstream} -> {UpstreamVersion}"];

    /// <summary>What of it asks for attention, one sentence each. Packages that get older with a rollback are meant to.</summary>
    public ImmutableArray<string> Warnings =>
        [.. Rollback is null && DifferenceText.Downgrades(Differences.Packages) is { } downgrades ? [downgrades] : Array.Empty<string>()];

    private IEnumerable<string> Steps() =>
        IsNeeded && (Mixes.Length > 1 || Mixes[0].MinVersion > StreamVersion.None || !Mixes[0].DroppedBundles.IsEmpty)
            ? Mixes.Select((mix, i) => $"{(i == 0 ? "Mixes" : "").PadRight(12)}  {mix.Describe()}")
            : [];
}
