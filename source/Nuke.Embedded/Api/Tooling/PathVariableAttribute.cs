using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>
/// A program that the variable <c>NAME_EXE</c> names, else one in the directories of <c>PATH</c>: <c>[PathVariable] readonly Tool Git;</c>.
/// </summary>
/// <param name="pathExecutable">Its name, where it is not the member's in lower case.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class PathVariableAttribute(string? pathExecutable = null) : ToolInjectionAttributeBase
{
    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance)
    {
        ArgumentNullException.ThrowIfNull(member);
        return ToolResolver.GetEnvironmentOrPathTool(pathExecutable ?? member.Name.ToLowerInvariant());
    }
}
