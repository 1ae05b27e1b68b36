namespace Nuke.Common.Git;

/// <summary>How a repository is reached.</summary>
public enum GitProtocol
{
    /// <summary>By https.</summary>
    Https,

    /// <summary>By ssh.</summary>
    Ssh,
}
