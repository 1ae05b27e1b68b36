namespace Nuke.Common.CI.GitLab;

public sealed partial class GitLab
{
    string? IBuildServer.Branch => CommitBranch ?? CommitRefName;

    string? IBuildServer.Commit => CommitSha;

    /// <summary>Value of <c>CI_COMMIT_REF_NAME</c>.</summary>
    public string? CommitRefName => _surroundings.Variable("CI_COMMIT_REF_NAME");

    /// <summary>Value of <c>CI_COMMIT_REF_SLUG</c>.</summary>
    public string? CommitRefSlug => _surroundings.Variable("CI_COMMIT_REF_SLUG");

    /// <summary>Value of <c>CI_COMMIT_SHA</c>.</summary>
    public string? CommitSha => _surroundings.Variable("CI_COMMIT_SHA");

    /// <summary>Value of <c>CI_COMMIT_TAG</c>.</summary>
    public string? CommitTag => _surroundings.Variable("CI_COMMIT_TAG");

    /// <summary>Value of <c>CI_COMMIT_AUTHOR</c>.</summary>
    public string? CommitAuthor => _surroundings.Variable("CI_COMMIT_AUTHOR");

    /// <summary>Value of <c>CI_COMMIT_BEFORE_SHA</c>.</summary>
    public string? CommitBeforeSha => _surroundings.Variable("CI_COMMIT_BEFORE_SHA");

    /// <summary>Value of <c>CI_COMMIT_BRANCH</c>.</summary>
    public string? CommitBranch => _surroundings.Variable("CI_COMMIT_BRANCH");

    /// <summary>Value of <c>CI_COMMIT_DESCRIPTION</c>.</summary>
    public string? CommitDescription => _surroundings.Variable("CI_COMMIT_DESCRIPTION");

    /// <summary>Value of <c>CI_COMMIT_MESSAGE</c>.</summary>
    public string? CommitMessage => _surroundings.Variable("CI_COMMIT_MESSAGE");

    /// <summary>Value of <c>CI_COMMIT_REF_PROTECTED</c>.</summary>
    public bool CommitRefProtected => Flag("CI_COMMIT_REF_PROTECTED");

    /// <summary>Value of <c>CI_COMMIT_SHORT_SHA</c>.</summary>
    public string? CommitShortSha => _surroundings.Variable("CI_COMMIT_SHORT_SHA");

    /// <summary>Value of <c>CI_COMMIT_TAG_MESSAGE</c>.</summary>
    public string? CommitTagMessage => _surroundings.Variable("CI_COMMIT_TAG_MESSAGE");

    /// <summary>Value of <c>CI_COMMIT_TIMESTAMP</c>.</summary>
    public string? CommitTimestamp => _surroundings.Variable("CI_COMMIT_TIMESTAMP");

    /// <summary>Value of <c>CI_COMMIT_TITLE</c>.</summary>
    public string? CommitTitle => _surroundings.Variable("CI_COMMIT_TITLE");
}
