using System.Reflection;
using Nuke.Common;
using Nuke.Common.ValueInjection;
using Nuke.Embedded.Engine.Planning;

namespace Nuke.Embedded.Engine.Parameters;

/// <summary>The parameters of a build class and its components.</summary>
internal static class ParameterDefinitions
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<ParameterDefinition> AllOf(Type buildType) =>
        [
            .. Members(TargetProperty.Hierarchy(buildType).Concat(TargetProperty.Components(buildType)))
                .Select(ParameterDefinition.Of)
                .OfType<ParameterDefinition>(),
        ];

    /// <summary>Sets the fields and properties of the class; what a component declares is read when it is asked for.</summary>
    public static void Inject(NukeBuild build)
    {
        foreach (var member in Members(TargetProperty.Hierarchy(build.GetType())))
        {
            if (member.GetCustomAttribute<ValueInjectionAttributeBase>()!.TryGetValue(member, build) is { } value)
                Set(member, build, value);
        }
    }

    /// <summary>The secrets that the build has by itself, from an initialiser or a component's default.</summary>
    public static IEnumerable<string> SecretsOf(NukeBuild build, IEnumerable<ParameterDefinition> parameters)
    {
        foreach (var parameter in parameters.Where(parameter => parameter.IsSecret))
        {
            object? value;
            try
            {
                value = parameter.Member switch
                {
                    PropertyInfo { GetMethod.IsStatic: false } property => property.GetValue(build),
                    FieldInfo { IsStatic: false } field => field.GetValue(build),
                    _ => null,
                };
            }
            catch (TargetInvocationException exception) when (exception.InnerException is not OperationCanceledException)
            {
                // A default that needs what is not there yet; whoever reads it later sees the error.
                continue;
            }

            if (value is string text)
                yield return text;
            else if (value is IEnumerable<string> texts)
            {
                foreach (var one in texts)
                    yield return one;
            }
        }
    }

    private static IEnumerable<MemberInfo> Members(IEnumerable<Type> types) =>
        types
            .SelectMany(type => type.GetMembers(Declared))
            .Where(member => member.MemberType is MemberTypes.Field or MemberTypes.Property)
            .Where(member => member.IsDefined(typeof(ValueInjectionAttributeBase)))
            .OrderBy(member => member.DeclaringType!.IsInterface);

    private static void Set(MemberInfo member, NukeBuild build, object value)
    {
        if (member is PropertyInfo { SetMethod: not null } property)
            property.SetValue(build, value);
        else if (member is PropertyInfo)
            // A property with a getter only keeps its value in a field that the compiler names so.
            member.DeclaringType!.GetField($"<{member.Name}>k__BackingField", Declared)?.SetValue(build, value);
        else
            ((FieldInfo)member).SetValue(build, value);
    }
}
