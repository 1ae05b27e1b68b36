using DistroFactory.Connections.Git;
using DistroFactory.Model;

namespace DistroFactory.Evidence;

/// <summary>How a lock names the commit of a repository.</summary>
internal static class ReleaseLockCommit
{
    /// <summary>The commit, marked where files differed from it; null: there is no repository.</summary>
    public static string? Of(FetchedRepository repository) =>
        repository.Commit is { } commit && !repository.IsClean ? commit + ReleaseLock.Changes : repository.Commit;
}
