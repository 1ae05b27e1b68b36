using System.Reflection;
using Nuke.Common;
using Nuke.Common.Execution;

namespace Nuke.Embedded.Planning;

/// <summary>Attributes on the property that declares a target; where the build implements a component's target, those of the build come first.</summary>
internal static class TargetAttributes
{
    public static T? Of<T>(ExecutableTarget target, NukeBuild build)
        where T : Attribute
    {
        if (target.Member is not { } member)
            return null;
        return Implementation(member, build.GetType())?.GetCustomAttribute<T>() ?? member.GetCustomAttribute<T>();
    }

    private static PropertyInfo? Implementation(MemberInfo member, Type buildType)
    {
        if (member.DeclaringType is not { IsInterface: true } component)
            return null;
        var explicitName = $"{component.FullName?.Replace('+', '.')}.{member.Name}";
        return TargetProperty.Hierarchy(buildType)
            .Select(type => type.GetProperty(explicitName, BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .FirstOrDefault(property => property is not null);
    }
}
