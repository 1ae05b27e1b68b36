using System.Collections.Immutable;

namespace DistroFactory.Planning;

/// <summary>All that decides what a release becomes, in a form in which two releases can be compared.</summary>
public sealed record ReleaseInputs
{
    /// <summary>What the content providers offer, by name.</summary>
    public ImmutableArray<OfferedPackage> Packages { get; init; } = [];

    /// <summary>Bundle name → SHA-256 of its definition, lower-case hex.</summary>
    public ImmutableSortedDictionary<string, string> Bundles { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Key of <c>distro.yaml</c> → value, for the keys that show in the content.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
