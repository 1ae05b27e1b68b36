using System.Diagnostics.CodeAnalysis;
using Microsoft.VisualStudio.SolutionPersistence.Model;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>A project of a solution.</summary>
[SuppressMessage("Usage", "CA2225", Justification = "The operators are the API of NUKE.")]
public class Project(SolutionProjectModel model, Solution solution) : SolutionItem(model, solution), IAbsolutePathHolder
{
    /// <summary>Its file, seen from the solution.</summary>
    public string RelativePath => model.FilePath;

    /// <summary>Its file.</summary>
    public AbsolutePath Path => Solution.Directory.NotNull("The solution has no file") / model.FilePath;

    /// <summary>The name of its file.</summary>
    public string FileName => Path.Name;

    /// <summary>The directory of its file.</summary>
    public AbsolutePath Directory => Path.Parent!;

    /// <summary>Its file.</summary>
    public static implicit operator string?(Project? project) => project?.Path;

    /// <summary>Its file.</summary>
    public static implicit operator AbsolutePath?(Project? project) => project?.Path;

    /// <summary>What the file of the solution says of it.</summary>
    public SolutionProjectModel GetModel() => model;
}
