using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Embedded.Engine.Planning;

/// <summary>
/// Attributes on the property that defines a target; where the build implements a component's target, those of the component come last.
/// </summary>
internal static class TargetAttributes
{
    public static T? Of<T>(ExecutableTarget target)
        where T : Attribute => target.Member?.GetCustomAttribute<T>() ?? target.Declaration?.GetCustomAttribute<T>();
}
