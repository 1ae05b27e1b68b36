namespace Nuke.Common.ProjectModel;

/// <summary>A solution or one of its folders.</summary>
public interface IProjectContainer
{
    /// <summary>What it lies in; null for the solution.</summary>
    IProjectContainer? Parent { get; }

    /// <summary>The projects that lie in it itself.</summary>
    IReadOnlyCollection<Project> Projects { get; }

    /// <summary>The folders that lie in it itself.</summary>
    IReadOnlyCollection<SolutionFolder> SolutionFolders { get; }
}
