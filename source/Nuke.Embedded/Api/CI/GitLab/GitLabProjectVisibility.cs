namespace Nuke.Common.CI.GitLab;

/// <summary>Who may see a project.</summary>
public enum GitLabProjectVisibility
{
    /// <summary>Its members.</summary>
    Private,

    /// <summary>Everyone who is logged in.</summary>
    Internal,

    /// <summary>Everyone.</summary>
    Public,
}
