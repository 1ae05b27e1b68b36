using System.Collections.Immutable;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>What a verification looked at and found.</summary>
public sealed record VerificationResult
{
    /// <summary>The version verified.</summary>
    public required StreamVersion Version { get; init; }

    /// <summary>Bundles of the version.</summary>
    public int Bundles { get; init; }

    /// <summary>Present entries of all bundles.</summary>
    public int Entries { get; init; }

    /// <summary>Fullfiles read and hashed.</summary>
    public int Fullfiles { get; init; }

    /// <summary>Packs read and hashed.</summary>
    public int Packs { get; init; }

    /// <summary>Signatures verified.</summary>
    public int Signatures { get; init; }

    /// <summary>Bytes of the published files that were read.</summary>
    public long Bytes { get; init; }

    /// <summary>What clients would download; null when there is no version to install.</summary>
    public DownloadReport? Downloads { get; init; }

    /// <summary>What is wrong.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Whether nothing is wrong that would hurt a client.</summary>
    public bool IsSound => Findings.All(finding => finding.Severity != Severity.Error);

    /// <summary>Stops a release that is not sound.</summary>
    /// <exception cref="UnsoundStreamException">There are errors among the findings.</exception>
    public VerificationResult ThrowIfUnsound() => IsSound ? this : throw new UnsoundStreamException(this);
}
