using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.Git;

/// <summary>What the name of a branch tells.</summary>
[SuppressMessage("Design", "CA1062", Justification = "A repository that is null fails as it does elsewhere.")]
public static class GitRepositoryExtensions
{
    /// <summary>Whether it is <c>main</c> or <c>master</c>.</summary>
    public static bool IsOnMainOrMasterBranch(this GitRepository repository) =>
        repository.IsOnMainBranch() || repository.IsOnMasterBranch();

    /// <summary>Whether it is <c>master</c>.</summary>
    public static bool IsOnMasterBranch(this GitRepository repository) => Is(repository, "master");

    /// <summary>Whether it is <c>main</c>.</summary>
    public static bool IsOnMainBranch(this GitRepository repository) => Is(repository, "main");

    /// <summary>Whether it is <c>dev</c>, <c>develop</c> or <c>development</c>.</summary>
    public static bool IsOnDevelopBranch(this GitRepository repository) => Is(repository, "dev", "develop", "development");

    /// <summary>Whether it is below <c>feature/</c> or <c>features/</c>.</summary>
    public static bool IsOnFeatureBranch(this GitRepository repository) => IsBelow(repository, "feature/", "features/");

    /// <summary>Whether it is below <c>release/</c> or <c>releases/</c>.</summary>
    public static bool IsOnReleaseBranch(this GitRepository repository) => IsBelow(repository, "release/", "releases/");

    /// <summary>Whether it is below <c>hotfix/</c> or <c>hotfixes/</c>.</summary>
    public static bool IsOnHotfixBranch(this GitRepository repository) => IsBelow(repository, "hotfix/", "hotfixes/");

    private static bool Is(GitRepository repository, params string[] names) =>
        names.Contains(repository.Branch, StringComparer.OrdinalIgnoreCase);

    private static bool IsBelow(GitRepository repository, params string[] prefixes) =>
        repository.Branch is { } branch && prefixes.Any(prefix => branch.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
