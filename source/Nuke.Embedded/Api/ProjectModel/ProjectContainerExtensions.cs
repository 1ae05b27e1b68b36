using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.ProjectModel;

/// <summary>What lies in a solution or in one of its folders, by name.</summary>
[SuppressMessage("Design", "CA1062", Justification = "A container that is null fails as it does elsewhere.")]
public static class ProjectContainerExtensions
{
    /// <summary>The folder of that name; null where there is none.</summary>
    public static SolutionFolder? GetSolutionFolder(this IProjectContainer container, string name) =>
        container.SolutionFolders.SingleOrDefault(folder => folder.Name == name);

    /// <summary>The project of that name; null where there is none.</summary>
    public static Project? GetProject(this IProjectContainer container, string name) =>
        container.Projects.SingleOrDefault(project => project.Name == name);
}
