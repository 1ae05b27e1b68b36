namespace Nuke.Common.CI.GitLab;

public sealed partial class GitLab
{
    /// <summary>Value of <c>CI_MERGE_REQUEST_APPROVED</c>.</summary>
    public bool MergeRequestApproved => Flag("CI_MERGE_REQUEST_APPROVED");

    /// <summary>Value of <c>CI_MERGE_REQUEST_ASSIGNEES</c>.</summary>
    public string? MergeRequestAssignees => _surroundings.Variable("CI_MERGE_REQUEST_ASSIGNEES");

    /// <summary>Value of <c>CI_MERGE_REQUEST_DIFF_BASE_SHA</c>.</summary>
    public string? MergeRequestDiffBaseSha => _surroundings.Variable("CI_MERGE_REQUEST_DIFF_BASE_SHA");

    /// <summary>Value of <c>CI_MERGE_REQUEST_DIFF_ID</c>.</summary>
    public string? MergeRequestDiffId => _surroundings.Variable("CI_MERGE_REQUEST_DIFF_ID");

    /// <summary>Value of <c>CI_MERGE_REQUEST_EVENT_TYPE</c>.</summary>
    public string? MergeRequestEventType => _surroundings.Variable("CI_MERGE_REQUEST_EVENT_TYPE");

    /// <summary>Value of <c>CI_MERGE_REQUEST_DESCRIPTION</c>.</summary>
    public string? MergeRequestDescription => _surroundings.Variable("CI_MERGE_REQUEST_DESCRIPTION");

    /// <summary>Value of <c>CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED</c>.</summary>
    public bool MergeRequestDescriptionIsTruncated => Flag("CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED");

    /// <summary>Value of <c>CI_MERGE_REQUEST_ID</c>.</summary>
    public string? MergeRequestId => _surroundings.Variable("CI_MERGE_REQUEST_ID");

    /// <summary>Value of <c>CI_MERGE_REQUEST_IID</c>.</summary>
    public string? MergeRequestIid => _surroundings.Variable("CI_MERGE_REQUEST_IID");

    /// <summary>Value of <c>CI_MERGE_REQUEST_LABELS</c>.</summary>
    public string? MergeRequestLabels => _surroundings.Variable("CI_MERGE_REQUEST_LABELS");

    /// <summary>Value of <c>CI_MERGE_REQUEST_MILESTONE</c>.</summary>
    public string? MergeRequestMilestone => _surroundings.Variable("CI_MERGE_REQUEST_MILESTONE");

    /// <summary>Value of <c>CI_MERGE_REQUEST_PROJECT_ID</c>.</summary>
    public string? MergeRequestProjectId => _surroundings.Variable("CI_MERGE_REQUEST_PROJECT_ID");

    /// <summary>Value of <c>CI_MERGE_REQUEST_PROJECT_PATH</c>.</summary>
    public string? MergeRequestProjectPath => _surroundings.Variable("CI_MERGE_REQUEST_PROJECT_PATH");

    /// <summary>Value of <c>CI_MERGE_REQUEST_PROJECT_URL</c>.</summary>
    public string? MergeRequestProjectUrl => _surroundings.Variable("CI_MERGE_REQUEST_PROJECT_URL");

    /// <summary>Value of <c>CI_MERGE_REQUEST_REF_PATH</c>.</summary>
    public string? MergeRequestRefPath => _surroundings.Variable("CI_MERGE_REQUEST_REF_PATH");

    /// <summary>Value of <c>CI_MERGE_REQUEST_SOURCE_BRANCH_NAME</c>.</summary>
    public string? MergeRequestSourceBranchName => _surroundings.Variable("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME");

    /// <summary>Value of <c>CI_MERGE_REQUEST_SOURCE_BRANCH_PROTECTED</c>.</summary>
    public bool MergeRequestSourceBranchProtected => Flag("CI_MERGE_REQUEST_SOURCE_BRANCH_PROTECTED");

    /// <summary>Value of <c>CI_MERGE_REQUEST_SOURCE_BRANCH_SHA</c>.</summary>
    public string? MergeRequestSourceBranchSha => _surroundings.Variable("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA");

    /// <summary>Value of <c>CI_MERGE_REQUEST_SOURCE_PROJECT_ID</c>.</summary>
    public string? MergeRequestSourceProjectId => _surroundings.Variable("CI_MERGE_REQUEST_SOURCE_PROJECT_ID");

    /// <summary>Value of <c>CI_MERGE_REQUEST_SOURCE_PROJECT_PATH</c>.</summary>
    public string? MergeRequestSourceProjectPath => _surroundings.Variable("CI_MERGE_REQUEST_SOURCE_PROJECT_PATH");

    /// <summary>Value of <c>CI_MERGE_REQUEST_SOURCE_PROJECT_URL</c>.</summary>
    public string? MergeRequestSourceProjectUrl => _surroundings.Variable("CI_MERGE_REQUEST_SOURCE_PROJECT_URL");

    /// <summary>Value of <c>CI_MERGE_REQUEST_SQUASH_ON_MERGE</c>.</summary>
    public bool MergeRequestSquashOnMerge => Flag("CI_MERGE_REQUEST_SQUASH_ON_MERGE");

    /// <summary>Value of <c>CI_MERGE_REQUEST_TARGET_BRANCH_NAME</c>.</summary>
    public string? MergeRequestTargetBranchName => _surroundings.Variable("CI_MERGE_REQUEST_TARGET_BRANCH_NAME");

    /// <summary>Value of <c>CI_MERGE_REQUEST_TARGET_BRANCH_PROTECTED</c>.</summary>
    public bool MergeRequestTargetBranchProtected => Flag("CI_MERGE_REQUEST_TARGET_BRANCH_PROTECTED");

    /// <summary>Value of <c>CI_MERGE_REQUEST_TARGET_BRANCH_SHA</c>.</summary>
    public string? MergeRequestTargetBranchSha => _surroundings.Variable("CI_MERGE_REQUEST_TARGET_BRANCH_SHA");

    /// <summary>Value of <c>CI_MERGE_REQUEST_TITLE</c>.</summary>
    public string? MergeRequestTitle => _surroundings.Variable("CI_MERGE_REQUEST_TITLE");

    /// <summary>Value of <c>CI_EXTERNAL_PULL_REQUEST_IID</c>.</summary>
    public string? ExternalPullRequestIid => _surroundings.Variable("CI_EXTERNAL_PULL_REQUEST_IID");

    /// <summary>Value of <c>CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY</c>.</summary>
    public string? ExternalPullRequestSourceRepository => _surroundings.Variable("CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY");

    /// <summary>Value of <c>CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY</c>.</summary>
    public string? ExternalPullRequestTargetRepository => _surroundings.Variable("CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY");

    /// <summary>Value of <c>CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME</c>.</summary>
    public string? ExternalPullRequestSourceBranchName => _surroundings.Variable("CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME");

    /// <summary>Value of <c>CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA</c>.</summary>
    public string? ExternalPullRequestSourceBranchSha => _surroundings.Variable("CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA");

    /// <summary>Value of <c>CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME</c>.</summary>
    public string? ExternalPullRequestTargetBranchName => _surroundings.Variable("CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME");

    /// <summary>Value of <c>CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_SHA</c>.</summary>
    public string? ExternalPullRequestTargetBranchSha => _surroundings.Variable("CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_SHA");
}
