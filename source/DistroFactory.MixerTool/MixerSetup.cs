using System.Collections.Immutable;

namespace DistroFactory.MixerTool;

/// <summary>What the mixer command is told besides each version.</summary>
public sealed record MixerSetup
{
    /// <summary>Where it works.</summary>
    public required MixerWorkspace Workspace { get; init; }

    /// <summary>How it is run.</summary>
    public required MixerConfiguration Mixer { get; init; }

    /// <summary>Number of previous versions of the same format that deltas are made from.</summary>
    public required int DeltaVersions { get; init; }

    /// <summary>Whether deltas are made from the bases of the request, and from nothing else.</summary>
    public bool TakesDeltaBases { get; init; }

    /// <summary>Whether deltas are also made from the first version of the format.</summary>
    public required bool HasDeltasFromFormatStart { get; init; }

    /// <summary>Whether versions are built upon those of an upstream.</summary>
    public required bool IsDownstream { get; init; }

    /// <summary>
    /// Whether each request brings the upstream's bundle definitions; else mixer fetches them from where Clear Linux has its own.
    /// </summary>
    public bool BringsUpstreamDefinitions { get; init; }

    /// <summary>Whether mixer fetches bundle definitions.</summary>
    public bool FetchesDefinitions => IsDownstream && !BringsUpstreamDefinitions;

    /// <summary>The upstream bundles taken over where mixer fetches their definitions; empty: all.</summary>
    public ImmutableArray<string> UpstreamBundles { get; init; } = [];

    /// <summary>Folder of the packages that are added to the mix, an absolute path.</summary>
    public required string PackageFolder { get; init; }

    /// <summary>The certificate clients pin, PEM, when the factory signs; null: mixer makes a key and signs.</summary>
    public string? RootCertificate { get; init; }

    /// <summary>The staged stream, whose versions the workspace may lack: another engine or machine made them.</summary>
    public required string StagedStream { get; init; }

    /// <summary>Whether nothing was released yet, so that a workspace is begun.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>
    /// Options of every call. Where all definitions are given, mixer is told to fetch none; it fetches packages all the same.
    /// </summary>
    public ImmutableArray<string> Options =>
        FetchesDefinitions || Mixer.Options.Contains("--offline") ? Mixer.Options : Mixer.Options.Add("--offline");
}
