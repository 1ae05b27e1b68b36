using System.Collections.Immutable;

namespace DistroFactory.Packages.Metadata;

/// <summary>A package with all that repository metadata says of it.</summary>
public sealed record RepositoryPackage
{
    /// <summary>What metadata says of an RPM file, as createrepo_c would put it.</summary>
    /// <param name="rpm">The package.</param>
    /// <param name="href">Its path relative to the repository.</param>
    /// <param name="sha256">Checksum of the file if known; else it is computed.</param>
    /// <param name="fileTime">Modification time to state, Unix seconds; that of the file when null.</param>
    /// <exception cref="PackageException">The header is not sound.</exception>
    public static RepositoryPackage Of(Rpm.RpmPackage rpm, string href, string? sha256 = null, long? fileTime = null) =>
        RpmDescription.Read(rpm, href, sha256, fileTime);

    /// <summary>Identity, dependencies, sizes and checksum.</summary>
    public required PackageInfo Package { get; init; }

    /// <summary>Path of the RPM file relative to the repository.</summary>
    public required string Href { get; init; }

    /// <summary>All files, in the order of the header.</summary>
    public ImmutableArray<RepositoryFile> Files { get; init; } = [];

    /// <summary>The requirements as published; null for those of <see cref="Package"/>.</summary>
    public ImmutableArray<RepositoryRequirement>? Requires { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<ChangelogEntry> Changelog { get; init; } = [];

    /// <summary>What it is, in some lines.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who packaged it.</summary>
    public string Packager { get; init; } = "";

    /// <summary>Who publishes it.</summary>
    public string Vendor { get; init; } = "";

    /// <summary>The category of old.</summary>
    public string Group { get; init; } = "";

    /// <summary>The machine it was built on.</summary>
    public string BuildHost { get; init; } = "";

    /// <summary>Modification time of the RPM file, Unix seconds.</summary>
    public long FileTime { get; init; }

    /// <summary>When it was built, Unix seconds.</summary>
    public long BuildTime { get; init; }

    /// <summary>Size of the uncompressed payload in bytes.</summary>
    public long ArchiveSize { get; init; }

    /// <summary>Where the header begins in the RPM file, in bytes.</summary>
    public long HeaderStart { get; init; }

    /// <summary>Where the header ends in the RPM file, in bytes.</summary>
    public long HeaderEnd { get; init; }
}
