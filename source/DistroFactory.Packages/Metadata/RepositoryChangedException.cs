namespace DistroFactory.Packages.Metadata;

/// <summary>
/// The files of a repository do not belong together: it was changed while it was read, or its mirror is half done. Reading it once more may
/// help.
/// </summary>
public sealed class RepositoryChangedException(string repository, string why, Exception? inner = null)
    : PackageException(
        $"Reading repository {repository}",
        why,
        "It was changed while it was read, its mirror is not complete, or it is damaged: try again later, or make its metadata again.",
        inner
    );
