namespace Nuke.Common.CI.GitLab;

public sealed partial class GitLab
{
    /// <summary>Value of <c>CI</c>.</summary>
    public bool Ci => Flag("CI");

    /// <summary>Value of <c>CI_CONFIG_PATH</c>.</summary>
    public string? ConfigPath => _surroundings.Variable("CI_CONFIG_PATH");

    /// <summary>Value of <c>CI_DISPOSABLE_ENVIRONMENT</c>.</summary>
    public bool DisposableEnvironment => Flag("CI_DISPOSABLE_ENVIRONMENT");

    /// <summary>Value of <c>CI_JOB_ID</c>.</summary>
    public long JobId => Number("CI_JOB_ID");

    /// <summary>Value of <c>CI_JOB_MANUAL</c>.</summary>
    public bool JobManual => Flag("CI_JOB_MANUAL");

    /// <summary>Value of <c>CI_JOB_NAME</c>.</summary>
    public string? JobName => _surroundings.Variable("CI_JOB_NAME");

    /// <summary>Value of <c>CI_JOB_STAGE</c>.</summary>
    public string? JobStage => _surroundings.Variable("CI_JOB_STAGE");

    /// <summary>Value of <c>CI_JOB_TOKEN</c>.</summary>
    public string? JobToken => _surroundings.Variable("CI_JOB_TOKEN");

    /// <summary>Value of <c>CI_REPOSITORY_URL</c>.</summary>
    public string? RepositoryUrl => _surroundings.Variable("CI_REPOSITORY_URL");

    /// <summary>Value of <c>CI_RUNNER_DESCRIPTION</c>.</summary>
    public string? RunnerDescription => _surroundings.Variable("CI_RUNNER_DESCRIPTION");

    /// <summary>Value of <c>CI_RUNNER_ID</c>.</summary>
    public long RunnerId => Number("CI_RUNNER_ID");

    /// <summary>Value of <c>CI_RUNNER_TAGS</c>.</summary>
    public string? RunnerTags => _surroundings.Variable("CI_RUNNER_TAGS");

    /// <summary>Value of <c>CI_PIPELINE_ID</c>.</summary>
    public long PipelineId => Number("CI_PIPELINE_ID");

    /// <summary>Value of <c>CI_PIPELINE_TRIGGERED</c>.</summary>
    public bool PipelineTriggered => Flag("CI_PIPELINE_TRIGGERED");

    /// <summary>Value of <c>CI_PIPELINE_SOURCE</c>.</summary>
    public string? PipelineSource => _surroundings.Variable("CI_PIPELINE_SOURCE");

    /// <summary>Value of <c>GITLAB_USER_ID</c>.</summary>
    public long GitLabUserId => Number("GITLAB_USER_ID");

    /// <summary>Value of <c>GITLAB_USER_EMAIL</c>.</summary>
    public string? GitLabUserEmail => _surroundings.Variable("GITLAB_USER_EMAIL");

    /// <summary>Value of <c>GITLAB_USER_LOGIN</c>.</summary>
    public string? GitLabUserLogin => _surroundings.Variable("GITLAB_USER_LOGIN");

    /// <summary>Value of <c>GITLAB_USER_NAME</c>.</summary>
    public string? GitLabUserName => _surroundings.Variable("GITLAB_USER_NAME");

    /// <summary>Value of <c>CHAT_CHANNEL</c>.</summary>
    public string? ChatChannel => _surroundings.Variable("CHAT_CHANNEL");

    /// <summary>Value of <c>CHAT_INPUT</c>.</summary>
    public string? ChatInput => _surroundings.Variable("CHAT_INPUT");

    /// <summary>Value of <c>CHAT_USER_ID</c>.</summary>
    public string? ChatUserId => _surroundings.Variable("CHAT_USER_ID");

    /// <summary>Value of <c>CI_BUILDS_DIR</c>.</summary>
    public string? BuildsDir => _surroundings.Variable("CI_BUILDS_DIR");

    /// <summary>Value of <c>CI_CONCURRENT_ID</c>.</summary>
    public string? ConcurrentId => _surroundings.Variable("CI_CONCURRENT_ID");

    /// <summary>Value of <c>CI_CONCURRENT_PROJECT_ID</c>.</summary>
    public string? ConcurrentProjectId => _surroundings.Variable("CI_CONCURRENT_PROJECT_ID");

    /// <summary>Value of <c>CI_DEBUG_TRACE</c>.</summary>
    public bool DebugTrace => Flag("CI_DEBUG_TRACE");

    /// <summary>Value of <c>CI_DEBUG_SERVICES</c>.</summary>
    public bool DebugServices => Flag("CI_DEBUG_SERVICES");

    /// <summary>Value of <c>CI_DEFAULT_BRANCH</c>.</summary>
    public string? DefaultBranch => _surroundings.Variable("CI_DEFAULT_BRANCH");

    /// <summary>Value of <c>CI_DEPENDENCY_PROXY_DIRECT_GROUP_IMAGE_PREFIX</c>.</summary>
    public string? DependencyProxyDirectGroupImagePrefix => _surroundings.Variable("CI_DEPENDENCY_PROXY_DIRECT_GROUP_IMAGE_PREFIX");

    /// <summary>Value of <c>CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX</c>.</summary>
    public string? DependencyProxyGroupImagePrefix => _surroundings.Variable("CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX");

    /// <summary>Value of <c>CI_DEPENDENCY_PROXY_PASSWORD</c>.</summary>
    public string? DependencyProxyPassword => _surroundings.Variable("CI_DEPENDENCY_PROXY_PASSWORD");

    /// <summary>Value of <c>CI_DEPENDENCY_PROXY_USER</c>.</summary>
    public string? DependencyProxyUser => _surroundings.Variable("CI_DEPENDENCY_PROXY_USER");

    /// <summary>Value of <c>CI_DEPLOY_FREEZE</c>.</summary>
    public bool DeployFreeze => Flag("CI_DEPLOY_FREEZE");

    /// <summary>Value of <c>CI_DEPLOY_PASSWORD</c>.</summary>
    public string? DeployPassword => _surroundings.Variable("CI_DEPLOY_PASSWORD");

    /// <summary>Value of <c>CI_DEPLOY_USER</c>.</summary>
    public string? DeployUser => _surroundings.Variable("CI_DEPLOY_USER");

    /// <summary>Value of <c>CI_ENVIRONMENT_NAME</c>.</summary>
    public string? EnvironmentName => _surroundings.Variable("CI_ENVIRONMENT_NAME");

    /// <summary>Value of <c>CI_ENVIRONMENT_SLUG</c>.</summary>
    public string? EnvironmentSlug => _surroundings.Variable("CI_ENVIRONMENT_SLUG");

    /// <summary>Value of <c>CI_ENVIRONMENT_URL</c>.</summary>
    public string? EnvironmentUrl => _surroundings.Variable("CI_ENVIRONMENT_URL");

    /// <summary>Value of <c>CI_ENVIRONMENT_ACTION</c>.</summary>
    public string? EnvironmentAction => _surroundings.Variable("CI_ENVIRONMENT_ACTION");

    /// <summary>Value of <c>CI_ENVIRONMENT_TIER</c>.</summary>
    public string? EnvironmentTier => _surroundings.Variable("CI_ENVIRONMENT_TIER");

    /// <summary>Value of <c>CI_RELEASE_DESCRIPTION</c>.</summary>
    public string? ReleaseDescription => _surroundings.Variable("CI_RELEASE_DESCRIPTION");

    /// <summary>Value of <c>CI_GIT_LAB_FIPS_MODE</c>.</summary>
    public bool GitLabFipsMode => Flag("CI_GIT_LAB_FIPS_MODE");

    /// <summary>Value of <c>CI_HAS_OPEN_REQUIREMENTS</c>.</summary>
    public bool HasOpenRequirements => Flag("CI_HAS_OPEN_REQUIREMENTS");

    /// <summary>Value of <c>CI_JOB_IMAGE</c>.</summary>
    public string? JobImage => _surroundings.Variable("CI_JOB_IMAGE");

    /// <summary>Value of <c>CI_JOB_JWT</c>.</summary>
    public string? JobJwt => _surroundings.Variable("CI_JOB_JWT");

    /// <summary>Value of <c>CI_JOB_JWT_V1</c>.</summary>
    public string? JobJwtV1 => _surroundings.Variable("CI_JOB_JWT_V1");

    /// <summary>Value of <c>CI_JOB_JWT_V2</c>.</summary>
    public string? JobJwtV2 => _surroundings.Variable("CI_JOB_JWT_V2");

    /// <summary>Value of <c>CI_JOB_NAME_SLUG</c>.</summary>
    public string? JobNameSlug => _surroundings.Variable("CI_JOB_NAME_SLUG");

    /// <summary>Value of <c>CI_JOB_STATUS</c>.</summary>
    public string? JobStatus => _surroundings.Variable("CI_JOB_STATUS");

    /// <summary>Value of <c>CI_JOB_TIMEOUT</c>.</summary>
    public string? JobTimeout => _surroundings.Variable("CI_JOB_TIMEOUT");

    /// <summary>Value of <c>CI_JOB_URL</c>.</summary>
    public string? JobUrl => _surroundings.Variable("CI_JOB_URL");

    /// <summary>Value of <c>CI_JOB_STARTED_AT</c>.</summary>
    public string? JobStartedAt => _surroundings.Variable("CI_JOB_STARTED_AT");

    /// <summary>Value of <c>CI_KUBERNETES_ACTIVE</c>.</summary>
    public bool KubernetesActive => Flag("CI_KUBERNETES_ACTIVE");

    /// <summary>Value of <c>CI_NODE_INDEX</c>.</summary>
    public string? NodeIndex => _surroundings.Variable("CI_NODE_INDEX");

    /// <summary>Value of <c>CI_NODE_TOTAL</c>.</summary>
    public string? NodeTotal => _surroundings.Variable("CI_NODE_TOTAL");

    /// <summary>Value of <c>CI_OPEN_MERGE_REQUESTS</c>.</summary>
    public string? OpenMergeRequests => _surroundings.Variable("CI_OPEN_MERGE_REQUESTS");

    /// <summary>Value of <c>CI_PIPELINE_IID</c>.</summary>
    public string? PipelineIid => _surroundings.Variable("CI_PIPELINE_IID");

    /// <summary>Value of <c>CI_PIPELINE_URL</c>.</summary>
    public string? PipelineUrl => _surroundings.Variable("CI_PIPELINE_URL");

    /// <summary>Value of <c>CI_PIPELINE_CREATED_AT</c>.</summary>
    public string? PipelineCreatedAt => _surroundings.Variable("CI_PIPELINE_CREATED_AT");

    /// <summary>Value of <c>CI_PIPELINE_NAME</c>.</summary>
    public string? PipelineName => _surroundings.Variable("CI_PIPELINE_NAME");

    /// <summary>Value of <c>CI_RUNNER_EXECUTABLE_ARCH</c>.</summary>
    public string? RunnerExecutableArch => _surroundings.Variable("CI_RUNNER_EXECUTABLE_ARCH");

    /// <summary>Value of <c>CI_RUNNER_REVISION</c>.</summary>
    public string? RunnerRevision => _surroundings.Variable("CI_RUNNER_REVISION");

    /// <summary>Value of <c>CI_RUNNER_SHORT_TOKEN</c>.</summary>
    public string? RunnerShortToken => _surroundings.Variable("CI_RUNNER_SHORT_TOKEN");

    /// <summary>Value of <c>CI_RUNNER_VERSION</c>.</summary>
    public string? RunnerVersion => _surroundings.Variable("CI_RUNNER_VERSION");

    /// <summary>Value of <c>CI_SHARED_ENVIRONMENT</c>.</summary>
    public bool SharedEnvironment => Flag("CI_SHARED_ENVIRONMENT");

    /// <summary>Value of <c>CI_GIT_LAB_CI</c>.</summary>
    public bool GitLabCi => Flag("CI_GIT_LAB_CI");

    /// <summary>Value of <c>CI_GIT_LAB_FEATURES</c>.</summary>
    public string? GitLabFeatures => _surroundings.Variable("CI_GIT_LAB_FEATURES");

    /// <summary>Value of <c>CI_KUBECONFIG</c>.</summary>
    public string? Kubeconfig => _surroundings.Variable("CI_KUBECONFIG");

    /// <summary>Value of <c>CI_TRIGGER_PAYLOAD</c>.</summary>
    public string? TriggerPayload => _surroundings.Variable("CI_TRIGGER_PAYLOAD");

    private bool Flag(string variable) => bool.TryParse(_surroundings.Variable(variable), out var value) && value;

    private long Number(string variable) =>
        long.TryParse(_surroundings.Variable(variable), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
