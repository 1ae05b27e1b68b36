using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common;

namespace Nuke.Embedded.Planning;

/// <summary>A property that declares a target, in the build class or in a component.</summary>
internal sealed record TargetProperty(string Name, PropertyInfo Property)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>
    /// All targets of a build in the order of their declaration: base classes, the class, its components. One that is overridden has
    /// the place of the first declaration and the definition of the last; what a class declares comes before a component's.
    /// </summary>
    public static IReadOnlyList<TargetProperty> AllOf(Type buildType)
    {
        var result = new Dictionary<string, TargetProperty>(StringComparer.Ordinal);
        foreach (var property in Hierarchy(buildType).SelectMany(OfType))
            result[property.Name] = property;
        foreach (var property in Components(buildType).SelectMany(OfType))
            result.TryAdd(property.Name, property);

        return [.. result.Values];
    }

    /// <summary>
    /// What base classes declare and a class below declares anew without overriding it, as one must with private targets. Those who
    /// name the former mean the target of the build.
    /// </summary>
    public static IEnumerable<TargetProperty> HiddenOf(Type buildType) =>
        Hierarchy(buildType).SelectMany(OfType).GroupBy(property => property.Name, StringComparer.Ordinal).SelectMany(sameName => sameName.SkipLast(1));

    /// <summary>What targets were called before, wherever a class or a component says so, each with the name of today.</summary>
    public static IReadOnlyDictionary<string, string> FormerNames(Type buildType) =>
        Hierarchy(buildType).Concat(Components(buildType)).SelectMany(OfType)
            .SelectMany(target => target.Property.GetCustomAttributes<FormerNameAttribute>().Select(former => (former.Name, Now: target.Name)))
            .DistinctBy(former => former.Name, StringComparer.Ordinal)
            .ToDictionary(former => former.Name, former => former.Now, StringComparer.Ordinal);

    /// <summary>The components of a build, in the order in which the class lists them.</summary>
    public static IEnumerable<Type> Components(Type buildType) =>
        buildType.GetInterfaces().Where(type => type != typeof(INukeBuild) && typeof(INukeBuild).IsAssignableFrom(type));

    public static IEnumerable<Type> Hierarchy(Type buildType)
    {
        var types = new Stack<Type>();
        for (var type = buildType; type is not null && type != typeof(NukeBuild); type = type.BaseType)
            types.Push(type);
        return types;
    }

    public static PropertyInfo PropertyOf(LambdaExpression expression) =>
        expression.Body is MemberExpression { Member: PropertyInfo property }
            ? property
            : throw new UsageException($"{expression} does not name a target");

    /// <summary>The delegate as the build has it, overridden or not.</summary>
    public Target Of(NukeBuild build) => (Target)Property.GetValue(build)!;

    /// <summary>The delegate as the declaring type has it, though the build may override it.</summary>
    public static Target AsDeclared(PropertyInfo property, NukeBuild build)
    {
        var getter = property.GetMethod!;
        if (getter.IsAbstract)
            throw new UsageException($"{property.DeclaringType!.Name}.{property.Name} has no definition to inherit");
        var call = (Func<Target>)Activator.CreateInstance(typeof(Func<Target>), build, getter.MethodHandle.GetFunctionPointer())!;
        return call();
    }

    // An explicit implementation (its name has dots) overrides a component's target, it declares none.
    private static IEnumerable<TargetProperty> OfType(Type type) =>
        type.GetProperties(Declared)
            .Where(property => property.PropertyType == typeof(Target) && !property.Name.Contains('.', StringComparison.Ordinal))
            .OrderBy(property => property.MetadataToken)
            .Select(property => new TargetProperty(property.Name, property));
}
