using System.Reflection;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>
/// The solution in a file: <c>[Solution] readonly Solution Solution;</c>. Without a path in the attribute it is a parameter, in
/// <c>.nuke/parameters.json</c> most of the time. A path begins at the root directory there and in the attribute.
/// </summary>
/// <param name="relativePath">The file.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class SolutionAttribute(string? relativePath)
    : ParameterAttribute(
        $"Path to a solution file that is automatically loaded.{(relativePath is null ? "" : $" Default is {relativePath}.")}"
    )
{
    /// <summary>The file is a parameter.</summary>
    public SolutionAttribute()
        : this(null) { }

    /// <summary>Whether the help lists the parameter.</summary>
    public override bool List { get; set; }

    /// <summary>Means nothing here: the package Nuke.Common generates a class with a member for each project.</summary>
    public bool GenerateProjects { get; set; }

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance)
    {
        ArgumentNullException.ThrowIfNull(member);
        var run = BuildEngine.Run;
        var path = relativePath is null
            ? ((AbsolutePath?)run.ValueOf(member)).NotNull(
                $"No solution file is defined for '{member.Name}': name it in the attribute or in .nuke/parameters.json"
            )
            : AbsolutePath.Create(Path.GetFullPath(relativePath, run.RootDirectory));
        return SolutionModelExtensions.Read(path, member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType);
    }
}
