namespace DistroFactory.Configuration;

/// <summary>One entry of <c>publish</c>: where a staged release goes.</summary>
public abstract record PublishTarget;

/// <summary>A directory of this machine.</summary>
/// <param name="Path">An absolute path.</param>
public sealed record FolderTarget(string Path) : PublishTarget;

/// <summary>A directory of another machine.</summary>
/// <param name="Destination"><c>[USER@]HOST:PATH</c></param>
public sealed record RsyncTarget(string Destination) : PublishTarget;

/// <summary>Releases of a GitHub repository.</summary>
/// <param name="Repository"><c>OWNER/NAME</c></param>
public sealed record GitHubTarget(string Repository) : PublishTarget;
