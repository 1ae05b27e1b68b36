namespace DistroFactory.Configuration;

/// <summary>One entry of <c>content</c>: where packages come from.</summary>
internal abstract record ContentSource
{
    /// <summary>Whose signatures count for what it has.</summary>
    public SourceTrust Trust { get; init; } = SourceTrust.Unsaid;

    /// <summary>Which of its packages are taken.</summary>
    public PackageSelection Selection { get; init; } = PackageSelection.All;
}

/// <summary>All RPM files below a folder.</summary>
/// <param name="Path">An absolute path.</param>
internal sealed record FolderSource(string Path) : ContentSource;

/// <summary>An RPM repository with <c>repodata</c>.</summary>
/// <param name="Location">An http(s) or file address, or an absolute directory.</param>
/// <param name="Priority">1 to 99; packages of a lower number hide those of the same name in repositories of a higher number.</param>
internal sealed record RepositorySource(string Location, int Priority = RepositorySource.UsualPriority) : ContentSource
{
    /// <summary>The priority of a repository that names none, as dnf has it.</summary>
    public const int UsualPriority = 99;
}

/// <summary>A tag of a Koji hub.</summary>
/// <param name="Hub">Address of the hub; null: the <c>koji</c> command knows.</param>
/// <param name="Tag">The tag whose latest builds are taken.</param>
/// <param name="TopUrl">Address of the files; null: the <c>koji</c> command knows.</param>
internal sealed record KojiSource(string? Hub, string Tag, string? TopUrl) : ContentSource
{
    /// <summary>Name or path of the <c>koji</c> command when it is asked instead of the hub; null: the hub is asked.</summary>
    public string? Command { get; init; }

    /// <summary>Profile of the command; null: its default.</summary>
    public string? Profile { get; init; }

    /// <summary>The architecture that is taken, besides <c>noarch</c>.</summary>
    public string Architecture { get; init; } = "x86_64";

    /// <summary>Whether builds that the tag inherits are taken too.</summary>
    public bool Inherit { get; init; }

    /// <summary>Whether debuginfo packages are taken too.</summary>
    public bool DebugInfo { get; init; }

    /// <summary>Identifies the key whose signed copies are taken, in hex; null: unsigned files.</summary>
    public string? Key { get; init; }
}

/// <summary>Assets of a GitHub release.</summary>
/// <param name="Repository"><c>OWNER/NAME</c></param>
/// <param name="Release">A tag, or <c>latest</c>.</param>
/// <param name="Assets">Pattern of the asset names.</param>
internal sealed record GitHubSource(string Repository, string Release, string Assets) : ContentSource
{
    /// <summary>Address of the API; null: <c>GITHUB_API_URL</c>, else that of github.com.</summary>
    public string? Api { get; init; }
}
