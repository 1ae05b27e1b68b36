namespace Nuke.Common.CI.GitLab;

public sealed partial class GitLab
{
    /// <summary>Value of <c>CI</c>.</summary>
    public bool Ci => Flag("CI");

    /// <summary>Value of <c>CI_CONFIG_PATH</c>.</summary>
    public string? ConfigPath => surroundings.Variable("CI_CONFIG_PATH");

    /// <summary>Value of <c>CI_DISPOSABLE_ENVIRONMENT</c>.</summary>
    public bool DisposableEnvironment => Flag("CI_DISPOSABLE_ENVIRONMENT");

    /// <summary>Value of <c>CI_JOB_ID</c>.</summary>
    public long JobId => Number("CI_JOB_ID");

    /// <summary>Value of <c>CI_JOB_MANUAL</c>.</summary>
    public bool JobManual => Flag("CI_JOB_MANUAL");

    /// <summary>Value of <c>CI_JOB_NAME</c>.</summary>
    public string? JobName => surroundings.Variable("CI_JOB_NAME");

    /// <summary>Value of <c>CI_JOB_STAGE</c>.</summary>
    public string? JobStage => surroundings.Variable("CI_JOB_STAGE");

    /// <summary>Value of <c>CI_JOB_TOKEN</c>.</summary>
    public string? JobToken => surroundings.Variable("CI_JOB_TOKEN");

    /// <summary>Value of <c>CI_REPOSITORY_URL</c>.</summary>
    public string? RepositoryUrl => surroundings.Variable("CI_REPOSITORY_URL");

    /// <summary>Value of <c>CI_RUNNER_DESCRIPTION</c>.</summary>
    public string? RunnerDescription => surroundings.Variable("CI_RUNNER_DESCRIPTION");

    /// <summary>Value of <c>CI_RUNNER_ID</c>.</summary>
    public long RunnerId => Number("CI_RUNNER_ID");

    /// <summary>Value of <c>CI_RUNNER_TAGS</c>.</summary>
    public string? RunnerTags => surroundings.Variable("CI_RUNNER_TAGS");

    /// <summary>Value of <c>CI_PIPELINE_ID</c>.</summary>
    public long PipelineId => Number("CI_PIPELINE_ID");

    /// <summary>Value of <c>CI_PIPELINE_TRIGGERED</c>.</summary>
    public bool PipelineTriggered => Flag("CI_PIPELINE_TRIGGERED");

    /// <summary>Value of <c>CI_PIPELINE_SOURCE</c>.</summary>
    public string? PipelineSource => surroundings.Variable("CI_PIPELINE_SOURCE");

    /// <summary>Value of <c>CI_PROJECT_DIR</c>.</summary>
    public string? ProjectDirectory => surroundings.Variable("CI_PROJECT_DIR");

    /// <summary>Value of <c>CI_PROJECT_ID</c>.</summary>
    public long ProjectId => Number("CI_PROJECT_ID");

    /// <summary>Value of <c>CI_PROJECT_NAME</c>.</summary>
    public string? ProjectName => surroundings.Variable("CI_PROJECT_NAME");

    /// <summary>Value of <c>CI_PROJECT_NAMESPACE</c>.</summary>
    public string? ProjectNamespace => surroundings.Variable("CI_PROJECT_NAMESPACE");

    /// <summary>Value of <c>CI_PROJECT_PATH</c>.</summary>
    public string? ProjectPath => surroundings.Variable("CI_PROJECT_PATH");

    /// <summary>Value of <c>CI_PROJECT_PATH_SLUG</c>.</summary>
    public string? ProjectPathSlug => surroundings.Variable("CI_PROJECT_PATH_SLUG");

    /// <summary>Value of <c>CI_PROJECT_URL</c>.</summary>
    public string? ProjectUrl => surroundings.Variable("CI_PROJECT_URL");

    /// <summary>Value of <c>CI_PROJECT_VISIBILITY</c>.</summary>
    public GitLabProjectVisibility ProjectVisibility => Enum.TryParse<GitLabProjectVisibility>(surroundings.Variable("CI_PROJECT_VISIBILITY"), ignoreCase: true, out var value) ? value : default;

    /// <summary>Value of <c>CI_REGISTRY</c>.</summary>
    public string? Registry => surroundings.Variable("CI_REGISTRY");

    /// <summary>Value of <c>CI_REGISTRY_IMAGE</c>.</summary>
    public string? RegistryImage => surroundings.Variable("CI_REGISTRY_IMAGE");

    /// <summary>Value of <c>CI_REGISTRY_PASSWORD</c>.</summary>
    public string? RegistryPassword => surroundings.Variable("CI_REGISTRY_PASSWORD");

    /// <summary>Value of <c>CI_REGISTRY_USER</c>.</summary>
    public string? RegistryUser => surroundings.Variable("CI_REGISTRY_USER");

    /// <summary>Value of <c>CI_SERVER_NAME</c>.</summary>
    public string? ServerName => surroundings.Variable("CI_SERVER_NAME");

    /// <summary>Value of <c>CI_SERVER_REVISION</c>.</summary>
    public string? ServerRevision => surroundings.Variable("CI_SERVER_REVISION");

    /// <summary>Value of <c>CI_SERVER_VERSION</c>.</summary>
    public string? ServerVersion => surroundings.Variable("CI_SERVER_VERSION");

    /// <summary>Value of <c>GITLAB_USER_ID</c>.</summary>
    public long GitLabUserId => Number("GITLAB_USER_ID");

    /// <summary>Value of <c>GITLAB_USER_EMAIL</c>.</summary>
    public string? GitLabUserEmail => surroundings.Variable("GITLAB_USER_EMAIL");

    /// <summary>Value of <c>GITLAB_USER_LOGIN</c>.</summary>
    public string? GitLabUserLogin => surroundings.Variable("GITLAB_USER_LOGIN");

    /// <summary>Value of <c>GITLAB_USER_NAME</c>.</summary>
    public string? GitLabUserName => surroundings.Variable("GITLAB_USER_NAME");

    /// <summary>Value of <c>CHAT_CHANNEL</c>.</summary>
    public string? ChatChannel => surroundings.Variable("CHAT_CHANNEL");

    /// <summary>Value of <c>CHAT_INPUT</c>.</summary>
    public string? ChatInput => surroundings.Variable("CHAT_INPUT");

    /// <summary>Value of <c>CHAT_USER_ID</c>.</summary>
    public string? ChatUserId => surroundings.Variable("CHAT_USER_ID");

    /// <summary>Value of <c>CI_API_V4_URL</c>.</summary>
    public string? ApiV4Url => surroundings.Variable("CI_API_V4_URL");

    /// <summary>Value of <c>CI_API_GRAPHQL_URL</c>.</summary>
    public string? ApiGraphqlUrl => surroundings.Variable("CI_API_GRAPHQL_URL");

    /// <summary>Value of <c>CI_BUILDS_DIR</c>.</summary>
    public string? BuildsDir => surroundings.Variable("CI_BUILDS_DIR");

    /// <summary>Value of <c>CI_CONCURRENT_ID</c>.</summary>
    public string? ConcurrentId => surroundings.Variable("CI_CONCURRENT_ID");

    /// <summary>Value of <c>CI_CONCURRENT_PROJECT_ID</c>.</summary>
    public string? ConcurrentProjectId => surroundings.Variable("CI_CONCURRENT_PROJECT_ID");

    /// <summary>Value of <c>CI_DEBUG_TRACE</c>.</summary>
    public bool DebugTrace => Flag("CI_DEBUG_TRACE");

    /// <summary>Value of <c>CI_DEBUG_SERVICES</c>.</summary>
    public bool DebugServices => Flag("CI_DEBUG_SERVICES");

    /// <summary>Value of <c>CI_DEFAULT_BRANCH</c>.</summary>
    public string? DefaultBranch => surroundings.Variable("CI_DEFAULT_BRANCH");

    /// <summary>Value of <c>CI_DEPENDENCY_PROXY_DIRECT_GROUP_IMAGE_PREFIX</c>.</summary>
    public string? DependencyProxyDirectGroupImagePrefix => surroundings.Variable("CI_DEPENDENCY_PROXY_DIRECT_GROUP_IMAGE_PREFIX");

    /// <summary>Value of <c>CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX</c>.</summary>
    public string? DependencyProxyGroupImagePrefix => surroundings.Variable("CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX");

    /// <summary>Value of <c>CI_DEPENDENCY_PROXY_PASSWORD</c>.</summary>
    public string? DependencyProxyPassword => surroundings.Variable("CI_DEPENDENCY_PROXY_PASSWORD");

    /// <summary>Value of <c>CI_DEPENDENCY_PROXY_SERVER</c>.</summary>
    public string? DependencyProxyServer => surroundings.Variable("CI_DEPENDENCY_PROXY_SERVER");

    /// <summary>Value of <c>CI_DEPENDENCY_PROXY_USER</c>.</summary>
    public string? DependencyProxyUser => surroundings.Variable("CI_DEPENDENCY_PROXY_USER");

    /// <summary>Value of <c>CI_DEPLOY_FREEZE</c>.</summary>
    public bool DeployFreeze => Flag("CI_DEPLOY_FREEZE");

    /// <summary>Value of <c>CI_DEPLOY_PASSWORD</c>.</summary>
    public string? DeployPassword => surroundings.Variable("CI_DEPLOY_PASSWORD");

    /// <summary>Value of <c>CI_DEPLOY_USER</c>.</summary>
    public string? DeployUser => surroundings.Variable("CI_DEPLOY_USER");

    /// <summary>Value of <c>CI_ENVIRONMENT_NAME</c>.</summary>
    public string? EnvironmentName => surroundings.Variable("CI_ENVIRONMENT_NAME");

    /// <summary>Value of <c>CI_ENVIRONMENT_SLUG</c>.</summary>
    public string? EnvironmentSlug => surroundings.Variable("CI_ENVIRONMENT_SLUG");

    /// <summary>Value of <c>CI_ENVIRONMENT_URL</c>.</summary>
    public string? EnvironmentUrl => surroundings.Variable("CI_ENVIRONMENT_URL");

    /// <summary>Value of <c>CI_ENVIRONMENT_ACTION</c>.</summary>
    public string? EnvironmentAction => surroundings.Variable("CI_ENVIRONMENT_ACTION");

    /// <summary>Value of <c>CI_ENVIRONMENT_TIER</c>.</summary>
    public string? EnvironmentTier => surroundings.Variable("CI_ENVIRONMENT_TIER");

    /// <summary>Value of <c>CI_RELEASE_DESCRIPTION</c>.</summary>
    public string? ReleaseDescription => surroundings.Variable("CI_RELEASE_DESCRIPTION");

    /// <summary>Value of <c>CI_GIT_LAB_FIPS_MODE</c>.</summary>
    public bool GitLabFipsMode => Flag("CI_GIT_LAB_FIPS_MODE");

    /// <summary>Value of <c>CI_HAS_OPEN_REQUIREMENTS</c>.</summary>
    public bool HasOpenRequirements => Flag("CI_HAS_OPEN_REQUIREMENTS");

    /// <summary>Value of <c>CI_JOB_IMAGE</c>.</summary>
    public string? JobImage => surroundings.Variable("CI_JOB_IMAGE");

    /// <summary>Value of <c>CI_JOB_JWT</c>.</summary>
    public string? JobJwt => surroundings.Variable("CI_JOB_JWT");

    /// <summary>Value of <c>CI_JOB_JWT_V1</c>.</summary>
    public string? JobJwtV1 => surroundings.Variable("CI_JOB_JWT_V1");

    /// <summary>Value of <c>CI_JOB_JWT_V2</c>.</summary>
    public string? JobJwtV2 => surroundings.Variable("CI_JOB_JWT_V2");

    /// <summary>Value of <c>CI_JOB_NAME_SLUG</c>.</summary>
    public string? JobNameSlug => surroundings.Variable("CI_JOB_NAME_SLUG");

    /// <summary>Value of <c>CI_JOB_STATUS</c>.</summary>
    public string? JobStatus => surroundings.Variable("CI_JOB_STATUS");

    /// <summary>Value of <c>CI_JOB_TIMEOUT</c>.</summary>
    public string? JobTimeout => surroundings.Variable("CI_JOB_TIMEOUT");

    /// <summary>Value of <c>CI_JOB_URL</c>.</summary>
    public string? JobUrl => surroundings.Variable("CI_JOB_URL");

    /// <summary>Value of <c>CI_JOB_STARTED_AT</c>.</summary>
    public string? JobStartedAt => surroundings.Variable("CI_JOB_STARTED_AT");

    /// <summary>Value of <c>CI_KUBERNETES_ACTIVE</c>.</summary>
    public bool KubernetesActive => Flag("CI_KUBERNETES_ACTIVE");

    /// <summary>Value of <c>CI_NODE_INDEX</c>.</summary>
    public string? NodeIndex => surroundings.Variable("CI_NODE_INDEX");

    /// <summary>Value of <c>CI_NODE_TOTAL</c>.</summary>
    public string? NodeTotal => surroundings.Variable("CI_NODE_TOTAL");

    /// <summary>Value of <c>CI_OPEN_MERGE_REQUESTS</c>.</summary>
    public string? OpenMergeRequests => surroundings.Variable("CI_OPEN_MERGE_REQUESTS");

    /// <summary>Value of <c>CI_PAGES_DOMAIN</c>.</summary>
    public string? PagesDomain => surroundings.Variable("CI_PAGES_DOMAIN");

    /// <summary>Value of <c>CI_PAGES_URL</c>.</summary>
    public string? PagesUrl => surroundings.Variable("CI_PAGES_URL");

    /// <summary>Value of <c>CI_PIPELINE_IID</c>.</summary>
    public string? PipelineIid => surroundings.Variable("CI_PIPELINE_IID");

    /// <summary>Value of <c>CI_PIPELINE_URL</c>.</summary>
    public string? PipelineUrl => surroundings.Variable("CI_PIPELINE_URL");

    /// <summary>Value of <c>CI_PIPELINE_CREATED_AT</c>.</summary>
    public string? PipelineCreatedAt => surroundings.Variable("CI_PIPELINE_CREATED_AT");

    /// <summary>Value of <c>CI_PIPELINE_NAME</c>.</summary>
    public string? PipelineName => surroundings.Variable("CI_PIPELINE_NAME");

    /// <summary>Value of <c>CI_PROJECT_DIR</c>.</summary>
    public string? ProjectDir => surroundings.Variable("CI_PROJECT_DIR");

    /// <summary>Value of <c>CI_PROJECT_NAMESPACE_ID</c>.</summary>
    public string? ProjectNamespaceId => surroundings.Variable("CI_PROJECT_NAMESPACE_ID");

    /// <summary>Value of <c>CI_PROJECT_REPOSITORY_LANGUAGES</c>.</summary>
    public string? ProjectRepositoryLanguages => surroundings.Variable("CI_PROJECT_REPOSITORY_LANGUAGES");

    /// <summary>Value of <c>CI_PROJECT_ROOT_NAMESPACE</c>.</summary>
    public string? ProjectRootNamespace => surroundings.Variable("CI_PROJECT_ROOT_NAMESPACE");

    /// <summary>Value of <c>CI_PROJECT_TITLE</c>.</summary>
    public string? ProjectTitle => surroundings.Variable("CI_PROJECT_TITLE");

    /// <summary>Value of <c>CI_PROJECT_DESCRIPTION</c>.</summary>
    public string? ProjectDescription => surroundings.Variable("CI_PROJECT_DESCRIPTION");

    /// <summary>Value of <c>CI_PROJECT_CLASSIFICATION_LABEL</c>.</summary>
    public string? ProjectClassificationLabel => surroundings.Variable("CI_PROJECT_CLASSIFICATION_LABEL");

    /// <summary>Value of <c>CI_RUNNER_EXECUTABLE_ARCH</c>.</summary>
    public string? RunnerExecutableArch => surroundings.Variable("CI_RUNNER_EXECUTABLE_ARCH");

    /// <summary>Value of <c>CI_RUNNER_REVISION</c>.</summary>
    public string? RunnerRevision => surroundings.Variable("CI_RUNNER_REVISION");

    /// <summary>Value of <c>CI_RUNNER_SHORT_TOKEN</c>.</summary>
    public string? RunnerShortToken => surroundings.Variable("CI_RUNNER_SHORT_TOKEN");

    /// <summary>Value of <c>CI_RUNNER_VERSION</c>.</summary>
    public string? RunnerVersion => surroundings.Variable("CI_RUNNER_VERSION");

    /// <summary>Value of <c>CI_SERVER_HOST</c>.</summary>
    public string? ServerHost => surroundings.Variable("CI_SERVER_HOST");

    /// <summary>Value of <c>CI_SERVER_PORT</c>.</summary>
    public string? ServerPort => surroundings.Variable("CI_SERVER_PORT");

    /// <summary>Value of <c>CI_SERVER_PROTOCOL</c>.</summary>
    public string? ServerProtocol => surroundings.Variable("CI_SERVER_PROTOCOL");

    /// <summary>Value of <c>CI_SERVER_SHELL_SSH_HOST</c>.</summary>
    public string? ServerShellSshHost => surroundings.Variable("CI_SERVER_SHELL_SSH_HOST");

    /// <summary>Value of <c>CI_SERVER_SHELL_SSH_PORT</c>.</summary>
    public string? ServerShellSshPort => surroundings.Variable("CI_SERVER_SHELL_SSH_PORT");

    /// <summary>Value of <c>CI_SERVER_TLS_CA_FILE</c>.</summary>
    public string? ServerTlsCaFile => surroundings.Variable("CI_SERVER_TLS_CA_FILE");

    /// <summary>Value of <c>CI_SERVER_TLS_CERT_FILE</c>.</summary>
    public string? ServerTlsCertFile => surroundings.Variable("CI_SERVER_TLS_CERT_FILE");

    /// <summary>Value of <c>CI_SERVER_TLS_KEY_FILE</c>.</summary>
    public string? ServerTlsKeyFile => surroundings.Variable("CI_SERVER_TLS_KEY_FILE");

    /// <summary>Value of <c>CI_SERVER_URL</c>.</summary>
    public string? ServerUrl => surroundings.Variable("CI_SERVER_URL");

    /// <summary>Value of <c>CI_SERVER_VERSION_MAJOR</c>.</summary>
    public string? ServerVersionMajor => surroundings.Variable("CI_SERVER_VERSION_MAJOR");

    /// <summary>Value of <c>CI_SERVER_VERSION_MINOR</c>.</summary>
    public string? ServerVersionMinor => surroundings.Variable("CI_SERVER_VERSION_MINOR");

    /// <summary>Value of <c>CI_SERVER_VERSION_PATCH</c>.</summary>
    public string? ServerVersionPatch => surroundings.Variable("CI_SERVER_VERSION_PATCH");

    /// <summary>Value of <c>CI_SERVER</c>.</summary>
    public string? Server => surroundings.Variable("CI_SERVER");

    /// <summary>Value of <c>CI_SHARED_ENVIRONMENT</c>.</summary>
    public bool SharedEnvironment => Flag("CI_SHARED_ENVIRONMENT");

    /// <summary>Value of <c>CI_TEMPLATE_REGISTRY_HOST</c>.</summary>
    public string? TemplateRegistryHost => surroundings.Variable("CI_TEMPLATE_REGISTRY_HOST");

    /// <summary>Value of <c>CI_GIT_LAB_CI</c>.</summary>
    public bool GitLabCi => Flag("CI_GIT_LAB_CI");

    /// <summary>Value of <c>CI_GIT_LAB_FEATURES</c>.</summary>
    public string? GitLabFeatures => surroundings.Variable("CI_GIT_LAB_FEATURES");

    /// <summary>Value of <c>CI_KUBECONFIG</c>.</summary>
    public string? Kubeconfig => surroundings.Variable("CI_KUBECONFIG");

    /// <summary>Value of <c>CI_TRIGGER_PAYLOAD</c>.</summary>
    public string? TriggerPayload => surroundings.Variable("CI_TRIGGER_PAYLOAD");

    private bool Flag(string variable) => bool.TryParse(surroundings.Variable(variable), out var value) && value;

    private long Number(string variable) =>
        long.TryParse(surroundings.Variable(variable), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
