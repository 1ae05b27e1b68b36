using Microsoft.VisualStudio.SolutionPersistence.Model;

namespace Nuke.Common.ProjectModel;

/// <summary>A project or a folder of a solution.</summary>
public class SolutionItem(SolutionItemModel model, Solution solution)
{
    /// <summary>Its name.</summary>
    public string Name => model.ActualDisplayName;

    /// <summary>The solution.</summary>
    public Solution Solution { get; } = solution;

    /// <summary>The folder it lies in, else the solution.</summary>
    public IProjectContainer Parent => model.Parent is { } folder ? Solution.FolderOf(folder) : Solution;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
