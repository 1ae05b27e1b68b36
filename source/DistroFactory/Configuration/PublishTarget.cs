namespace DistroFactory.Configuration;

/// <summary>One entry of <c>publish</c>: where a staged release goes.</summary>
internal abstract record PublishTarget
{
    /// <summary>Whether each release is published there at once; else only when the target Publish is asked for.</summary>
    public bool IsAutomatic { get; init; } = true;
}

/// <summary>A directory of this machine.</summary>
/// <param name="Path">An absolute path.</param>
internal sealed record FolderTarget(string Path) : PublishTarget;

/// <summary>A directory of another machine.</summary>
/// <param name="Destination"><c>[USER@]HOST:PATH</c></param>
/// <param name="Shell">The remote shell and its options, as rsync's option <c>-e</c> takes it.</param>
internal sealed record RsyncTarget(string Destination, string Shell = RsyncTarget.UsualShell) : PublishTarget
{
    /// <summary>The remote shell unless another is named.</summary>
    public const string UsualShell = "ssh";
}

/// <summary>Releases of a GitHub repository.</summary>
/// <param name="Repository"><c>OWNER/NAME</c></param>
internal sealed record GitHubTarget(string Repository) : PublishTarget
{
    /// <summary>Address of the API; null: <c>GITHUB_API_URL</c>, else that of github.com.</summary>
    public string? Api { get; init; }
}
