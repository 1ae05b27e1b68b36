namespace Nuke.Common.CI.GitLab;

public sealed partial class GitLab
{
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

    /// <summary>Value of <c>CI_API_V4_URL</c>.</summary>
    public string? ApiV4Url => surroundings.Variable("CI_API_V4_URL");

    /// <summary>Value of <c>CI_API_GRAPHQL_URL</c>.</summary>
    public string? ApiGraphqlUrl => surroundings.Variable("CI_API_GRAPHQL_URL");

    /// <summary>Value of <c>CI_DEPENDENCY_PROXY_SERVER</c>.</summary>
    public string? DependencyProxyServer => surroundings.Variable("CI_DEPENDENCY_PROXY_SERVER");

    /// <summary>Value of <c>CI_PAGES_DOMAIN</c>.</summary>
    public string? PagesDomain => surroundings.Variable("CI_PAGES_DOMAIN");

    /// <summary>Value of <c>CI_PAGES_URL</c>.</summary>
    public string? PagesUrl => surroundings.Variable("CI_PAGES_URL");

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

    /// <summary>Value of <c>CI_TEMPLATE_REGISTRY_HOST</c>.</summary>
    public string? TemplateRegistryHost => surroundings.Variable("CI_TEMPLATE_REGISTRY_HOST");
}
