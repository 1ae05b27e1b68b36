namespace Nuke.Common.CI.GitLab;

public sealed partial class GitLab
{
    string? IBuildServer.Branch => CommitBranch ?? CommitRefName;

    string? IBuildServer.Commit => CommitSha;

    /// <summary>Value of <c>CI_COMMIT_REF_NAME</c>.</summary>
    public string? CommitRefName => surroundings.Variable("CI_COMMIT_REF_NAME");

    /// <summary>Value of <c>CI_COMMIT_REF_SLUG</c>.</summary>
    public string? CommitRefSlug => surroundings.Variable("CI_COMMIT_REF_SLUG");

    /// <summary>Value of <c>CI_COMMIT_SHA</c>.</summary>
    public string? CommitSha => surroundings.Variable("CI_COMMIT_SHA");

    /// <summary>Value of <c>CI_COMMIT_TAG</c>.</summary>
    public string? CommitTag => surroundings.Variable("CI_COMMIT_TAG");

    /// <summary>Value of <c>CI_COMMIT_AUTHOR</c>.</summary>
    public string? CommitAuthor => surroundings.Variable("CI_COMMIT_AUTHOR");

    /// <summary>Value of <c>CI_COMMIT_BEFORE_SHA</c>.</summary>
    public string? CommitBeforeSha => surroundings.Variable("CI_COMMIT_BEFORE_SHA");

    /// <summary>Value of <c>CI_COMMIT_BRANCH</c>.</summary>
    public string? CommitBranch => surroundings.Variable("CI_COMMIT_BRANCH");

    /// <summary>Value of <c>CI_COMMIT_DESCRIPTION</c>.</summary>
    public string? CommitDescription => surroundings.Variable("CI_COMMIT_DESCRIPTION");

    /// <summary>Value of <c>CI_COMMIT_MESSAGE</c>.</summary>
    public string? CommitMessage => surroundings.Variable("CI_COMMIT_MESSAGE");

    /// <summary>Value of <c>CI_COMMIT_REF_PROTECTED</c>.</summary>
    public bool CommitRefProtected => Flag("CI_COMMIT_REF_PROTECTED");

    /// <summary>Value of <c>CI_COMMIT_SHORT_SHA</c>.</summary>
    public string? CommitShortSha => surroundings.Variable("CI_COMMIT_SHORT_SHA");

    /// <summary>Value of <c>CI_COMMIT_TAG_MESSAGE</c>.</summary>
    public string? CommitTagMessage => surroundings.Variable("CI_COMMIT_TAG_MESSAGE");

    /// <summary>Value of <c>CI_COMMIT_TIMESTAMP</c>.</summary>
    public string? CommitTimestamp => surroundings.Variable("CI_COMMIT_TIMESTAMP");

    /// <summary>Value of <c>CI_COMMIT_TITLE</c>.</summary>
    public string? CommitTitle => surroundings.Variable("CI_COMMIT_TITLE");
}
