using System.Collections.Immutable;

namespace DistroFactory.Configuration;

/// <summary>What a version must stand before it is staged, beyond being correct.</summary>
internal sealed record QualityConfiguration
{
    internal const int UsualKept = 3;

    /// <summary>The checks, in the order in which they run.</summary>
    public ImmutableArray<QualityCheck> Checks { get; init; } = [];

    /// <summary>How many refused versions are kept for looking at.</summary>
    public int Kept { get; init; } = UsualKept;
}

/// <summary>A check of a version.</summary>
internal abstract record QualityCheck
{
    /// <summary>Its name, by which records, notes and reports know it.</summary>
    public required string Name { get; init; }

    /// <summary>What happens when it fails.</summary>
    public QualityPolicy Policy { get; init; } = QualityPolicy.Required;
}

/// <summary>What happens when a check fails.</summary>
/// <param name="Refuses">Whether the version is refused; else it is a warning.</param>
/// <param name="Quarantine">In how many releases the check only warns before it refuses.</param>
internal sealed record QualityPolicy(bool Refuses, int Quarantine = 0)
{
    /// <summary>The version is refused.</summary>
    public static QualityPolicy Required { get; } = new(Refuses: true);

    /// <summary>A warning, whatever it finds.</summary>
    public static QualityPolicy Warning { get; } = new(Refuses: false);

    /// <summary>Whether it refuses a version, after it was run for some releases.</summary>
    public bool RefusesAfter(int releases) => Refuses && releases >= Quarantine;

    /// <summary>How it is named, after it was run for some releases.</summary>
    public string Describe(int releases) =>
        !Refuses ? "warn"
        : RefusesAfter(releases) ? "required"
        : $"quarantine, release {releases + 1} of {Quarantine}";
}

/// <summary>A command of the config repository.</summary>
internal sealed record CommandQuality : QualityCheck
{
    internal static readonly TimeSpan UsualTimeout = TimeSpan.FromMinutes(30);

    /// <summary>The command line; words in braces stand for places and versions.</summary>
    public required ImmutableArray<string> Command { get; init; }

    /// <summary>Variables of its environment.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>How long it may take.</summary>
    public TimeSpan Timeout { get; init; } = UsualTimeout;

    /// <summary>How often it is tried again after it failed.</summary>
    public int Retries { get; init; }

    /// <summary>Patterns of the result files that it writes; none: only its exit code counts.</summary>
    public ImmutableArray<string> Results { get; init; } = [];
}

/// <summary>Limits of what a release may become; null: no limit.</summary>
internal sealed record BudgetQuality : QualityCheck
{
    /// <summary>Number of packages.</summary>
    public long? Packages { get; init; }

    /// <summary>Number of bundles.</summary>
    public long? Bundles { get; init; }

    /// <summary>Bytes of all bundles' files.</summary>
    public long? Size { get; init; }

    /// <summary>By how many percent that may exceed the release before.</summary>
    public double? Growth { get; init; }

    /// <summary>Bytes of the largest image.</summary>
    public long? Image { get; init; }

    /// <summary>Bytes that a client downloads to install all bundles.</summary>
    public long? Install { get; init; }

    /// <summary>Bytes that a client downloads to update all bundles from the version before.</summary>
    public long? Update { get; init; }
}

/// <summary>Licences that no package may be bound to.</summary>
/// <param name="Deny">SPDX identifiers; <c>*</c> and <c>?</c> match.</param>
/// <param name="Except">Names of packages that may have any; <c>*</c> and <c>?</c> match.</param>
internal sealed record LicenseQuality(ImmutableArray<string> Deny, ImmutableArray<string> Except) : QualityCheck;

/// <summary>Files without which a machine does not start.</summary>
/// <param name="Paths">
/// Patterns: of each that the release before had a file for, this one must have one too. <c>*</c> and <c>?</c> match.
/// </param>
internal sealed record BootFilesQuality(ImmutableArray<string> Paths) : QualityCheck
{
    /// <summary>Kernel, init and loaders, where distributions of this kind have them.</summary>
    public static ImmutableArray<string> Usual { get; } =
    [
        "/usr/lib/kernel/*",
        "/usr/lib/modules/*",
        "/boot/vmlinuz*",
        "/usr/lib/systemd/systemd",
        "/usr/sbin/init",
        "/usr/bin/init",
        "/usr/lib/systemd/boot/efi/*",
        "/usr/lib/shim/*",
        "/boot/EFI/*",
        "/usr/lib/ld-linux*",
        "/usr/lib64/ld-linux*",
    ];
}

/// <summary>No file is privileged that was not in the release before, but for those that the configuration allows.</summary>
internal sealed record PrivilegeQuality : QualityCheck;

/// <summary>No package is older than in the release before.</summary>
/// <param name="Allow">Names of packages that may be; <c>*</c> and <c>?</c> match.</param>
internal sealed record DowngradeQuality(ImmutableArray<string> Allow) : QualityCheck;

/// <summary>The certificates are valid for some time to come.</summary>
/// <param name="ValidFor">How long at least.</param>
internal sealed record CertificateQuality(TimeSpan ValidFor) : QualityCheck;

/// <summary>No package has a known vulnerability.</summary>
/// <param name="Database">A JSON file in OSV's format, or a folder of such files; an absolute path.</param>
/// <param name="Ecosystems">The ecosystems that count, such as <c>Rocky Linux:9</c>.</param>
/// <param name="Threshold">The least severity that counts.</param>
/// <param name="Ignore">What is known and accepted.</param>
internal sealed record VulnerabilityQuality(
    string Database,
    ImmutableArray<string> Ecosystems,
    VulnerabilitySeverity Threshold,
    ImmutableArray<IgnoredVulnerability> Ignore
) : QualityCheck;

/// <summary>A vulnerability that is known and accepted for some time.</summary>
/// <param name="Id">Its identifier, or one of its aliases.</param>
/// <param name="Why">Why it is accepted.</param>
/// <param name="Until">The last day on which it is.</param>
internal sealed record IgnoredVulnerability(string Id, string Why, DateOnly Until);

/// <summary>How bad a vulnerability is.</summary>
internal enum VulnerabilitySeverity
{
    /// <summary>CVSS below 4.</summary>
    Low,

    /// <summary>CVSS from 4.</summary>
    Medium,

    /// <summary>CVSS from 7.</summary>
    High,

    /// <summary>CVSS from 9.</summary>
    Critical,
}

/// <summary>The real swupd client installs the version, updates to it, and removes a bundle.</summary>
/// <param name="Bundles">The bundles of the machine; none: all.</param>
/// <param name="Timeout">How long each call of the client may take.</param>
internal sealed record ClientQuality(ImmutableArray<string> Bundles, TimeSpan Timeout) : QualityCheck;
