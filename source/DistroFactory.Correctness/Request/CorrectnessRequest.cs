using System.Collections.Immutable;

namespace DistroFactory.Correctness.Request;

/// <summary>What to check, and all that is needed for it.</summary>
public sealed record CorrectnessRequest
{
    /// <summary>The update tree that holds the manifests of both versions.</summary>
    public required string UpdateTree { get; init; }

    /// <summary>The version to check.</summary>
    public required VersionUnderCheck To { get; init; }

    /// <summary>The version to compare it with; null: the first of a stream, or one of whose packages nothing is known.</summary>
    public VersionUnderCheck? From { get; init; }

    /// <summary>Bundles that must be in it; empty: all that are defined.</summary>
    public ImmutableArray<string> Bundles { get; init; } = [];

    /// <summary>The bundle with the client's defaults.</summary>
    public string UpdateBundle { get; init; } = "os-core-update";

    /// <summary>Whether the update bundle has the certificate that clients pin.</summary>
    public bool HasCertificate { get; init; } = true;

    /// <summary>Whether debug information is left out.</summary>
    public bool BanDebugInfo { get; init; } = true;

    /// <summary>Numbers of the accounts that a tree may refer to without defining them.</summary>
    public AccountNumbers UsualAccounts { get; init; } = AccountNumbers.None;

    /// <summary>Numbers of accounts that win over those the tree defines.</summary>
    public AccountNumbers ConfiguredAccounts { get; init; } = AccountNumbers.None;

    /// <summary>Told how far the check is, on any thread; null: nobody watches.</summary>
    public IProgress<CorrectnessProgress>? Progress { get; init; }

    /// <summary>Threads; 0: all cores.</summary>
    public int Workers { get; init; }
}
