namespace Nuke.Common.CI;

/// <summary>A CI server.</summary>
public interface IBuildServer
{
    /// <summary>The branch that is built; null when unknown.</summary>
    string? Branch { get; }

    /// <summary>The commit that is built; null when unknown.</summary>
    string? Commit { get; }
}
