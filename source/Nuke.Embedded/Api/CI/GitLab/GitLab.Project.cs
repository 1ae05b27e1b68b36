namespace Nuke.Common.CI.GitLab;

public sealed partial class GitLab
{
    /// <summary>Value of <c>CI_PROJECT_DIR</c>.</summary>
    public string? ProjectDirectory => _surroundings.Variable("CI_PROJECT_DIR");

    /// <summary>Value of <c>CI_PROJECT_ID</c>.</summary>
    public long ProjectId => Number("CI_PROJECT_ID");

    /// <summary>Value of <c>CI_PROJECT_NAME</c>.</summary>
    public string? ProjectName => _surroundings.Variable("CI_PROJECT_NAME");

    /// <summary>Value of <c>CI_PROJECT_NAMESPACE</c>.</summary>
    public string? ProjectNamespace => _surroundings.Variable("CI_PROJECT_NAMESPACE");

    /// <summary>Value of <c>CI_PROJECT_PATH</c>.</summary>
    public string? ProjectPath => _surroundings.Variable("CI_PROJECT_PATH");

    /// <summary>Value of <c>CI_PROJECT_PATH_SLUG</c>.</summary>
    public string? ProjectPathSlug => _surroundings.Variable("CI_PROJECT_PATH_SLUG");

    /// <summary>Value of <c>CI_PROJECT_URL</c>.</summary>
    public string? ProjectUrl => _surroundings.Variable("CI_PROJECT_URL");

    /// <summary>Value of <c>CI_PROJECT_VISIBILITY</c>.</summary>
    public GitLabProjectVisibility ProjectVisibility =>
        Enum.TryParse<GitLabProjectVisibility>(_surroundings.Variable("CI_PROJECT_VISIBILITY"), ignoreCase: true, out var value)
            ? value
            : default;

    /// <summary>Value of <c>CI_REGISTRY</c>.</summary>
    public string? Registry => _surroundings.Variable("CI_REGISTRY");

    /// <summary>Value of <c>CI_REGISTRY_IMAGE</c>.</summary>
    public string? RegistryImage => _surroundings.Variable("CI_REGISTRY_IMAGE");

    /// <summary>Value of <c>CI_REGISTRY_PASSWORD</c>.</summary>
    public string? RegistryPassword => _surroundings.Variable("CI_REGISTRY_PASSWORD");

    /// <summary>Value of <c>CI_REGISTRY_USER</c>.</summary>
    public string? RegistryUser => _surroundings.Variable("CI_REGISTRY_USER");

    /// <summary>Value of <c>CI_SERVER_NAME</c>.</summary>
    public string? ServerName => _surroundings.Variable("CI_SERVER_NAME");

    /// <summary>Value of <c>CI_SERVER_REVISION</c>.</summary>
    public string? ServerRevision => _surroundings.Variable("CI_SERVER_REVISION");

    /// <summary>Value of <c>CI_SERVER_VERSION</c>.</summary>
    public string? ServerVersion => _surroundings.Variable("CI_SERVER_VERSION");

    /// <summary>Value of <c>CI_API_V4_URL</c>.</summary>
    public string? ApiV4Url => _surroundings.Variable("CI_API_V4_URL");

    /// <summary>Value of <c>CI_API_GRAPHQL_URL</c>.</summary>
    public string? ApiGraphqlUrl => _surroundings.Variable("CI_API_GRAPHQL_URL");

    /// <summary>Value of <c>CI_DEPENDENCY_PROXY_SERVER</c>.</summary>
    public string? DependencyProxyServer => _surroundings.Variable("CI_DEPENDENCY_PROXY_SERVER");

    /// <summary>Value of <c>CI_PAGES_DOMAIN</c>.</summary>
    public string? PagesDomain => _surroundings.Variable("CI_PAGES_DOMAIN");

    /// <summary>Value of <c>CI_PAGES_URL</c>.</summary>
    public string? PagesUrl => _surroundings.Variable("CI_PAGES_URL");

    /// <summary>Value of <c>CI_PROJECT_DIR</c>.</summary>
    public string? ProjectDir => _surroundings.Variable("CI_PROJECT_DIR");

    /// <summary>Value of <c>CI_PROJECT_NAMESPACE_ID</c>.</summary>
    public string? ProjectNamespaceId => _surroundings.Variable("CI_PROJECT_NAMESPACE_ID");

    /// <summary>Value of <c>CI_PROJECT_REPOSITORY_LANGUAGES</c>.</summary>
    public string? ProjectRepositoryLanguages => _surroundings.Variable("CI_PROJECT_REPOSITORY_LANGUAGES");

    /// <summary>Value of <c>CI_PROJECT_ROOT_NAMESPACE</c>.</summary>
    public string? ProjectRootNamespace => _surroundings.Variable("CI_PROJECT_ROOT_NAMESPACE");

    /// <summary>Value of <c>CI_PROJECT_TITLE</c>.</summary>
    public string? ProjectTitle => _surroundings.Variable("CI_PROJECT_TITLE");

    /// <summary>Value of <c>CI_PROJECT_DESCRIPTION</c>.</summary>
    public string? ProjectDescription => _surroundings.Variable("CI_PROJECT_DESCRIPTION");

    /// <summary>Value of <c>CI_PROJECT_CLASSIFICATION_LABEL</c>.</summary>
    public string? ProjectClassificationLabel => _surroundings.Variable("CI_PROJECT_CLASSIFICATION_LABEL");

    /// <summary>Value of <c>CI_SERVER_HOST</c>.</summary>
    public string? ServerHost => _surroundings.Variable("CI_SERVER_HOST");

    /// <summary>Value of <c>CI_SERVER_PORT</c>.</summary>
    public string? ServerPort => _surroundings.Variable("CI_SERVER_PORT");

    /// <summary>Value of <c>CI_SERVER_PROTOCOL</c>.</summary>
    public string? ServerProtocol => _surroundings.Variable("CI_SERVER_PROTOCOL");

    /// <summary>Value of <c>CI_SERVER_SHELL_SSH_HOST</c>.</summary>
    public string? ServerShellSshHost => _surroundings.Variable("CI_SERVER_SHELL_SSH_HOST");

    /// <summary>Value of <c>CI_SERVER_SHELL_SSH_PORT</c>.</summary>
    public string? ServerShellSshPort => _surroundings.Variable("CI_SERVER_SHELL_SSH_PORT");

    /// <summary>Value of <c>CI_SERVER_TLS_CA_FILE</c>.</summary>
    public string? ServerTlsCaFile => _surroundings.Variable("CI_SERVER_TLS_CA_FILE");

    /// <summary>Value of <c>CI_SERVER_TLS_CERT_FILE</c>.</summary>
    public string? ServerTlsCertFile => _surroundings.Variable("CI_SERVER_TLS_CERT_FILE");

    /// <summary>Value of <c>CI_SERVER_TLS_KEY_FILE</c>.</summary>
    public string? ServerTlsKeyFile => _surroundings.Variable("CI_SERVER_TLS_KEY_FILE");

    /// <summary>Value of <c>CI_SERVER_URL</c>.</summary>
    public string? ServerUrl => _surroundings.Variable("CI_SERVER_URL");

    /// <summary>Value of <c>CI_SERVER_VERSION_MAJOR</c>.</summary>
    public string? ServerVersionMajor => _surroundings.Variable("CI_SERVER_VERSION_MAJOR");

    /// <summary>Value of <c>CI_SERVER_VERSION_MINOR</c>.</summary>
    public string? ServerVersionMinor => _surroundings.Variable("CI_SERVER_VERSION_MINOR");

    /// <summary>Value of <c>CI_SERVER_VERSION_PATCH</c>.</summary>
    public string? ServerVersionPatch => _surroundings.Variable("CI_SERVER_VERSION_PATCH");

    /// <summary>Value of <c>CI_SERVER</c>.</summary>
    public string? Server => _surroundings.Variable("CI_SERVER");

    /// <summary>Value of <c>CI_TEMPLATE_REGISTRY_HOST</c>.</summary>
    public string? TemplateRegistryHost => _surroundings.Variable("CI_TEMPLATE_REGISTRY_HOST");
}
