using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.SolutionPersistence;
using Microsoft.VisualStudio.SolutionPersistence.Model;
using Microsoft.VisualStudio.SolutionPersistence.Serializer;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>A solution: which projects there are, in which folders.</summary>
[SuppressMessage("Usage", "CA2225", Justification = "The operators are the API of NUKE.")]
public class Solution(SolutionModel model, AbsolutePath? path = null) : IProjectContainer, IAbsolutePathHolder
{
    private readonly Dictionary<SolutionItemModel, SolutionItem> _items = [];

    /// <summary>Its file.</summary>
    public AbsolutePath? Path { get; set; } = path;

    AbsolutePath IAbsolutePathHolder.Path => Path.NotNull("The solution has no file");

    /// <summary>The name of its file without the extension.</summary>
    public string? Name => Path?.NameWithoutExtension;

    /// <summary>The name of its file.</summary>
    public string? FileName => Path?.Name;

    /// <summary>The directory of its file.</summary>
    public AbsolutePath? Directory => Path?.Parent;

    /// <summary>All projects, in whatever folder.</summary>
    public IReadOnlyCollection<Project> AllProjects =>
        [.. model.SolutionProjects.Select(project => ItemOf(project, () => new Project(project, this)))];

    /// <summary>All folders, in whatever folder.</summary>
    public IReadOnlyCollection<SolutionFolder> AllSolutionFolders => [.. model.SolutionFolders.Select(FolderOf)];

    IProjectContainer? IProjectContainer.Parent => null;

    /// <inheritdoc/>
    public IReadOnlyCollection<Project> Projects => [.. AllProjects.Where(project => project.Parent == this)];

    /// <inheritdoc/>
    public IReadOnlyCollection<SolutionFolder> SolutionFolders => [.. AllSolutionFolders.Where(folder => folder.Parent == this)];

    /// <summary>Its file.</summary>
    public static implicit operator string?(Solution? solution) => solution?.Path;

    /// <summary>Its file.</summary>
    public static implicit operator AbsolutePath?(Solution? solution) => solution?.Path;

    /// <summary>All projects whose name matches, such as <c>*.Tests</c>.</summary>
    public IEnumerable<Project> GetAllProjects(string wildcardPattern)
    {
        var pattern = new Regex($"^{Regex.Escape(wildcardPattern).Replace("\\*", ".*", StringComparison.Ordinal)}$");
        return AllProjects.Where(project => pattern.IsMatch(project.Name));
    }

    /// <summary>What the file says.</summary>
    public SolutionModel GetModel() => model;

    /// <summary>Writes the file, or another one, in the format of its extension.</summary>
    public void Save(AbsolutePath? path = null)
    {
        Path = (path ?? Path).NotNull("The solution has no file; name one");
        var file = Path.ToString();
        Task.Run(() => SerializerOf(file).SaveAsync(file, model, CancellationToken.None)).GetAwaiter().GetResult();
    }

    /// <exception cref="ArgumentException">The extension is that of no format.</exception>
    internal static ISolutionSerializer SerializerOf(string file) =>
        SolutionSerializers.GetSerializerByMoniker(file).NotNull($"{file} is no solution: its name must end in .slnx or .sln");

    internal SolutionFolder FolderOf(SolutionFolderModel folder) => ItemOf(folder, () => new SolutionFolder(folder, this));

    // The same object each time: items are compared.
    private T ItemOf<T>(SolutionItemModel item, Func<T> create)
        where T : SolutionItem
    {
        lock (_items)
        {
            if (!_items.TryGetValue(item, out var known))
                _items[item] = known = create();
            return (T)known;
        }
    }
}
