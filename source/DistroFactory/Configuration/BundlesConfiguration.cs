using System.Collections.Immutable;

namespace DistroFactory.Configuration;

/// <summary>Which bundles there are, and where they are defined.</summary>
internal sealed record BundlesConfiguration
{
    /// <summary>Folder of the definitions, absolute; null when they are in a repository of their own.</summary>
    public string? Folder { get; init; }

    /// <summary>Git repository of the definitions, <c>URL[#REF]</c>; null when they are in <see cref="Folder"/>.</summary>
    public string? Repository { get; init; }

    /// <summary>Folder of the definitions inside <see cref="Repository"/>; empty: its root.</summary>
    public string PathInRepository { get; init; } = "";

    /// <summary>The bundles to mix; empty: all.</summary>
    public ImmutableArray<string> Include { get; init; } = [];

    /// <summary>File of package names that each become a bundle, absolute; null: none.</summary>
    public string? LocalPackages { get; init; }

    /// <summary>Directories outside the config repository that definitions may take content from, absolute.</summary>
    public ImmutableArray<string> ContentRoots { get; init; } = [];

    /// <summary>The bundle with the client's defaults.</summary>
    public string UpdateBundle { get; init; } = "os-core-update";
}
