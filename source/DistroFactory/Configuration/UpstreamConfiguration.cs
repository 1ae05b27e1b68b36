using System.Collections.Immutable;

namespace DistroFactory.Configuration;

/// <summary>What the distribution is built upon.</summary>
internal sealed record UpstreamConfiguration
{
    /// <summary>An http(s) address or an absolute directory; null for an own upstream.</summary>
    public string? Url { get; init; }

    /// <summary>The pinned version; null: the latest, and for an own upstream the first version.</summary>
    public uint? Version { get; init; }

    /// <summary>The upstream bundles taken over; empty: all.</summary>
    public ImmutableArray<string> Bundles { get; init; } = [];

    /// <summary>
    /// Where the upstream's bundle definitions are, <c>{version}</c> standing for the version: a tar archive, a folder (absolute), or a git
    /// repository.
    /// </summary>
    public string BundleDefinitions { get; init; } = UsualBundleDefinitions;

    /// <summary>Whose signatures count for its packages.</summary>
    public SourceTrust Trust { get; init; } = SourceTrust.Unsaid;

    /// <summary>Which of its packages are taken.</summary>
    public PackageSelection Selection { get; init; } = PackageSelection.All;

    /// <summary>Where Clear Linux has them, and where the mixer command takes them from.</summary>
    public const string UsualBundleDefinitions = "https://github.com/clearlinux/clr-bundles/archive/{version}.tar.gz";

    /// <summary>Whether the definitions are where the mixer command finds them by itself.</summary>
    public bool HasUsualDefinitions => BundleDefinitions == UsualBundleDefinitions;
}
