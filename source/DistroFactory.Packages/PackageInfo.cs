using System.Collections.Immutable;

namespace DistroFactory.Packages;

/// <summary>What repository metadata and an RPM header both say of a package: enough to resolve dependencies and to fetch it.</summary>
public sealed record PackageInfo
{
    /// <summary>Which package it is.</summary>
    public required Nevra Nevra { get; init; }

    /// <summary>Where it is: an absolute file path or a URL.</summary>
    public required string Location { get; init; }

    /// <summary>Size of the RPM file in bytes.</summary>
    public long PackageSize { get; init; }

    /// <summary>Sum of the sizes of its files, in bytes.</summary>
    public long InstalledSize { get; init; }

    /// <summary>SHA-256 of the RPM file, lower-case hex; empty when not known.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>
    /// Checksum of the RPM file as repository metadata states it, by whatever algorithm; lower-case hex, empty when there is none.
    /// </summary>
    public string Checksum { get; init; } = "";

    /// <summary>One line.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The licence as the package states it.</summary>
    public string License { get; init; } = "";

    /// <summary>The project's page.</summary>
    public string Url { get; init; } = "";

    /// <summary>File name of the source package.</summary>
    public string SourceRpm { get; init; } = "";

    /// <summary>What it provides (an RPM provides its own name and version too).</summary>
    public ImmutableArray<Dependency> Provides { get; init; } = [];

    /// <summary>What it needs, weak dependencies not counted.</summary>
    public ImmutableArray<Dependency> Requires { get; init; } = [];

    /// <summary>What it cannot be installed with.</summary>
    public ImmutableArray<Dependency> Conflicts { get; init; } = [];

    /// <summary>What it replaces.</summary>
    public ImmutableArray<Dependency> Obsoletes { get; init; } = [];

    /// <summary>What it would like to have beside it; never installed for that reason, but preferred among equals.</summary>
    public ImmutableArray<Dependency> Recommends { get; init; } = [];

    /// <summary>What it suggests beside it; a weaker <see cref="Recommends"/>.</summary>
    public ImmutableArray<Dependency> Suggests { get; init; } = [];

    /// <summary>What would like to have it: <see cref="Recommends"/> from the other side.</summary>
    public ImmutableArray<Dependency> Supplements { get; init; } = [];

    /// <summary>What it enhances: <see cref="Suggests"/> from the other side.</summary>
    public ImmutableArray<Dependency> Enhances { get; init; } = [];

    /// <summary>Absolute paths of its files and directories, ghosts included.</summary>
    public ImmutableArray<string> Files { get; init; } = [];
}
