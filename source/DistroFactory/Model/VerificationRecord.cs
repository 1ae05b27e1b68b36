using System.Collections.Immutable;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Model;

/// <summary>That the prepared versions were read as a client would and found sound; without it no pointer is switched.</summary>
/// <param name="Versions">One for each version of the plan, in its order.</param>
internal sealed record VerificationRecord(ImmutableArray<VerifiedVersion> Versions)
{
    /// <summary>What the machines of the fleet download together; null: nobody says where they are.</summary>
    public FleetDownloads? Fleet { get; init; }

    /// <summary>Whether a version is released as mixer made it, although it is not sound.</summary>
    public bool IsUnsound => Versions.Any(version => version.IsUnsound);
}

/// <summary>A version that was found sound.</summary>
/// <param name="Version">The version.</param>
/// <param name="MomHash">SHA-256 of its Manifest.MoM, lower-case hex: what was verified is what is switched to.</param>
/// <param name="Summary">What was read, one sentence.</param>
/// <param name="Downloads">What clients download to have it.</param>
/// <param name="IsUnsound">Whether it is released as mixer made it, although it is not sound.</param>
internal sealed record VerifiedVersion(
    StreamVersion Version,
    string MomHash,
    string Summary,
    DownloadReport? Downloads = null,
    bool IsUnsound = false
);
