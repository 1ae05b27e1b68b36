using System.Collections.Immutable;
using DistroFactory.UpdateStream;

namespace DistroFactory.Correctness.Request;

/// <summary>A version of a stream, and what it was made of.</summary>
public sealed record VersionUnderCheck
{
    /// <summary>The version.</summary>
    public required StreamVersion Version { get; init; }

    /// <summary>Paths of the RPM files its packages were chosen from, in the order of their repositories.</summary>
    public required ImmutableArray<string> Packages { get; init; }

    /// <summary>Directories of its bundle definitions, later ones winning over earlier ones.</summary>
    public required ImmutableArray<string> BundleDirectories { get; init; }

    /// <summary>File of package names that each make a bundle; null: none, or not known any more.</summary>
    public string? SinglePackages { get; init; }

    /// <summary>Bundles whose files were all deleted in it although they are still defined (the last version of a format).</summary>
    public ImmutableArray<string> EmptiedBundles { get; init; } = [];

    /// <summary>
    /// Bundles that are defined and yet have no part in it: an earlier format bump removed them, or none that is asked for includes them.
    /// </summary>
    public ImmutableArray<string> DroppedBundles { get; init; } = [];

    /// <summary>The version its content claims to be; none: not known, and not checked.</summary>
    public StreamVersion ClaimedVersion { get; init; }

    /// <summary>The format its content claims to have; none: not known, and not checked.</summary>
    public FormatNumber ClaimedFormat { get; init; }

    /// <summary>Whether its update bundle has a second certificate for clients to trust: the root is being exchanged.</summary>
    public bool HasAlternativeCertificate { get; init; }
}
