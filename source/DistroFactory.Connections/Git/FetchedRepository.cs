namespace DistroFactory.Connections.Git;

/// <summary>A repository as it was fetched for this run.</summary>
/// <param name="Source">What was asked for, without any credentials.</param>
/// <param name="Folder">Where its files are, an absolute path.</param>
/// <param name="Commit">The commit checked out, 40 hex digits; null when the source is no git repository.</param>
/// <param name="IsClean">Whether the files are exactly those of <paramref name="Commit"/>, so that a release of them can be tagged.</param>
/// <param name="GitSource">The repository a tag is to be put into: a URL or a path; null when the source is no git repository.</param>
public sealed record FetchedRepository(string Source, string Folder, string? Commit, bool IsClean, string? GitSource);
