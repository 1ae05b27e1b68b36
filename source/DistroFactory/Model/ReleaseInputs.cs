using System.Collections.Immutable;

namespace DistroFactory.Model;

/// <summary>All that decides what a release becomes, in a form in which two releases can be compared.</summary>
internal sealed record ReleaseInputs
{
    /// <summary>The key in <see cref="Settings"/> of the certificate that clients pin.</summary>
    public const string RootCertificate = "signing.certificate";

    /// <summary>The key in <see cref="Settings"/> of the certificate that is still shipped after its successor signs.</summary>
    public const string FormerRootCertificate = "signing.former-certificate";

    /// <summary>What the content providers offer, by name.</summary>
    public ImmutableArray<OfferedPackage> Packages { get; init; } = [];

    /// <summary>Bundle name → SHA-256 of its definition, lower-case hex.</summary>
    public ImmutableSortedDictionary<string, string> Bundles { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Keys of <c>distro.yaml</c> that asked for something once.</summary>
    public ImmutableSortedSet<string> Requests { get; init; } = ImmutableSortedSet<string>.Empty;

    /// <summary>Key of <c>distro.yaml</c> → value, for the keys that show in the content.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether only the packages are known: the original factory kept nothing else.</summary>
    public bool KnowsPackagesOnly => Bundles.IsEmpty && Settings.IsEmpty;
}
