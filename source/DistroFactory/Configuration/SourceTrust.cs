using System.Collections.Immutable;

namespace DistroFactory.Configuration;

/// <summary>What the packages of a source are trusted by.</summary>
internal sealed record SourceTrust
{
    /// <summary>Nothing is said of signatures.</summary>
    public static SourceTrust Unsaid { get; } = new();

    /// <summary>Files of OpenPGP public keys, absolute paths.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    /// <summary>Whether each package must be signed; null: not said.</summary>
    public bool? GpgCheck { get; init; }

    /// <summary>Whether the index of the repository must be signed.</summary>
    public bool RepoGpgCheck { get; init; }

    /// <summary>Names of packages that need not state digests of all that is in them; <c>*</c> and <c>?</c> match.</summary>
    public ImmutableArray<string> MissingDigests { get; init; } = [];

    /// <summary>Whether each package must be signed.</summary>
    public bool ChecksPackages => !Keys.IsEmpty && GpgCheck != false;

    /// <summary>Whether a signature of one of the keys stands behind every package, be it its own or that of the repository's
    /// index.</summary>
    public bool IsSigned => ChecksPackages || (!Keys.IsEmpty && RepoGpgCheck);
}
