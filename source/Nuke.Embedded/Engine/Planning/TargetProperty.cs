using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Planning;

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
        foreach (
            var sameName in Components(buildType)
                .SelectMany(OfType)
                .Where(property => !IsHidden(property.Name, buildType))
                .GroupBy(property => property.Name)
        )
            result.TryAdd(sameName.Key, MostDerived(sameName));

        return [.. result.Values];
    }

    /// <summary>
    /// What is declared again below without being overridden: in a class, as one must with private targets, or in a component built upon
    /// another one. Those who name the former mean the target of the build.
    /// </summary>
    public static IEnumerable<TargetProperty> HiddenOf(Type buildType)
    {
        var ofClasses = Hierarchy(buildType)
            .SelectMany(OfType)
            .GroupBy(property => property.Name, StringComparer.Ordinal)
            .SelectMany(sameName => sameName.SkipLast(1));
        var ofComponents = Components(buildType)
            .SelectMany(OfType)
            .GroupBy(property => property.Name, StringComparer.Ordinal)
            .SelectMany(sameName =>
                sameName.Where(property =>
                    property.DeclaringType != MostDerived(sameName).DeclaringType && IsBuiltUpon(MostDerived(sameName), property)
                )
            );
        return ofClasses.Concat(ofComponents);
    }

    /// <summary>
    /// Targets of components that the build does not have, because a public member of the class has their name, such as
    /// <c>NukeBuild.Plan</c>.
    /// </summary>
    public static IEnumerable<TargetProperty> LostOf(Type buildType) =>
        Components(buildType).SelectMany(OfType).Where(property => IsHidden(property.Name, buildType));

    /// <summary>What targets were called before, wherever a class or a component says so, each with the name of today.</summary>
    public static IReadOnlyDictionary<string, string> FormerNames(Type buildType) =>
        Hierarchy(buildType)
            .Concat(Components(buildType))
            .SelectMany(OfType)
            .SelectMany(target =>
                target.Property.GetCustomAttributes<FormerNameAttribute>().Select(former => (former.Name, Now: target.Name))
            )
            .DistinctBy(former => former.Name, StringComparer.Ordinal)
            .ToDictionary(former => former.Name, former => former.Now, StringComparer.Ordinal);

    /// <summary>
    /// The components of a build, in the order in which the class lists them: all interfaces but those of <see cref="NukeBuild"/> itself.
    /// </summary>
    public static IEnumerable<Type> Components(Type buildType) => buildType.GetInterfaces().Except(typeof(NukeBuild).GetInterfaces());

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

    public Type DeclaringType => Property.DeclaringType!;

    /// <summary>The delegate as the build has it, overridden or not.</summary>
    public Target Of(NukeBuild build) => (Target)Property.GetValue(build)!;

    /// <summary>
    /// The property that defines a component's target: of the class or the component that implements it explicitly, else the component's
    /// own.
    /// </summary>
    public PropertyInfo Implementation(Type buildType)
    {
        if (!DeclaringType.IsInterface)
            return Property;
        var explicitName = $"{DeclaringType.FullName?.Replace('+', '.')}.{Name}";
        return Hierarchy(buildType)
                .Reverse()
                .Select(type => type.GetProperty(explicitName, Declared))
                .FirstOrDefault(property => property is not null)
            ?? Components(buildType)
                .Where(component => component.IsAssignableTo(DeclaringType))
                .Select(component => component.GetProperty(explicitName, Declared))
                .OfType<PropertyInfo>()
                .MaxBy(property => property.DeclaringType!.GetInterfaces().Length)
            ?? Property;
    }

    /// <summary>The delegate as the declaring type has it, though the build may override it.</summary>
    public static Target AsDeclared(PropertyInfo property, NukeBuild build)
    {
        var getter = property.GetMethod!;
        if (getter.IsAbstract)
            throw new UsageException($"{property.DeclaringType!.Name}.{property.Name} has no definition to inherit");
        var call = (Func<Target>)Activator.CreateInstance(typeof(Func<Target>), build, getter.MethodHandle.GetFunctionPointer())!;
        return call();
    }

    /// <summary>Why the build lacks the target.</summary>
    public string Hider(Type buildType) => $"{buildType.GetMember(Name)[0].DeclaringType!.Name}.{Name} hides it. Give it another name";

    private static TargetProperty MostDerived(IEnumerable<TargetProperty> sameName)
    {
        var all = sameName.ToList();
        return all.Find(property => all.TrueForAll(other => IsBuiltUpon(property, other))) ?? all[0];
    }

    private static bool IsBuiltUpon(TargetProperty property, TargetProperty other) =>
        property.DeclaringType.IsAssignableTo(other.DeclaringType);

    // As NUKE has it: the name then means that member, unless it is a target itself.
    private static bool IsHidden(string name, Type buildType) =>
        buildType.GetMember(name) is { Length: > 0 } members
        && !members.Any(member => member is PropertyInfo property && property.PropertyType == typeof(Target));

    // An explicit implementation (its name has dots) overrides a component's target, it declares none.
    private static IEnumerable<TargetProperty> OfType(Type type) =>
        type.GetProperties(Declared)
            .Where(property => property.PropertyType == typeof(Target) && !property.Name.Contains('.', StringComparison.Ordinal))
            .OrderBy(property => property.MetadataToken)
            .Select(property => new TargetProperty(property.Name, property));
}
