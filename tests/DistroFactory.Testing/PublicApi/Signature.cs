using System.Reflection;
using System.Runtime.CompilerServices;

namespace DistroFactory.Testing.PublicApi;

/// <summary>One line of an API listing: a member as those see it who compile against it.</summary>
public static class Signature
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The first line of a type, such as <c>abstract class Nuke.Common.NukeBuild : INukeBuild</c>.</summary>
    public static string OfType(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            _ when IsDelegate(type) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            _ => "class",
        };
        var arguments = type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(TypeText.Of))}>" : "";
        return $"{kind} {type.FullName!.Split('`')[0]}{arguments}";
    }

    /// <summary>The public and protected members that a type declares.</summary>
    public static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsEnum)
            return [string.Join(", ", Enum.GetNames(type))];
        if (IsDelegate(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return [$"{TypeText.Of(invoke.ReturnType)} ({Parameters(invoke)})"];
        }

        return type.GetMembers(Declared).Where(IsVisible).Select(OfMember).Where(text => text.Length > 2);
    }

    /// <summary>As <see cref="MembersOf"/>, without those that override a member of a base: they can be called without the type.</summary>
    public static IEnumerable<string> NewMembersOf(Type type) =>
        MembersOf(type)
            .Except(type.GetMethods(Declared).Where(method => method.GetBaseDefinition().DeclaringType != type).Select(OfMember));

    /// <summary>The line of a member; an accessor stands for its property.</summary>
    public static string OfMember(MemberInfo member) =>
        member switch
        {
            ConstructorInfo constructor => $"({Parameters(constructor)})",
            MethodInfo method => Modifiers(method)
                + $"{TypeText.Of(method.ReturnType)} {method.Name}{Arguments(method)}({Parameters(method)})",
            PropertyInfo property => Modifiers(property.GetMethod ?? property.SetMethod!)
                + $"{TypeText.Of(property.PropertyType)} {property.Name} {{ "
                + $"{(property.GetMethod is null ? "" : "get; ")}{(IsSettable(property) ? "set; " : "")}}}",
            FieldInfo field => $"{(field.IsStatic ? "static " : "")}{TypeText.Of(field.FieldType)} {field.Name}",
            _ => "",
        };

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(MulticastDelegate));

    private static bool IsSettable(PropertyInfo property) =>
        property.SetMethod is { } setter && (setter.IsPublic || setter.IsFamily || setter.IsFamilyOrAssembly);

    private static bool IsVisible(MemberInfo member) =>
        member switch
        {
            MethodInfo { IsSpecialName: true } method when !method.Name.StartsWith("op_", StringComparison.Ordinal) => false,
            MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
            PropertyInfo property => IsVisible(property.GetMethod ?? (MemberInfo)property.SetMethod!, property),
            FieldInfo field => field.IsPublic || field.IsFamily,
            _ => false,
        };

    private static bool IsVisible(MemberInfo accessor, PropertyInfo property) =>
        accessor is MethodInfo method
        && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
        && !property.Name.Contains('.', StringComparison.Ordinal);

    private static string Modifiers(MethodInfo method) =>
        (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "")
        + (method.IsStatic ? "static " : "")
        + (method is { IsVirtual: true, IsFinal: false } && !method.DeclaringType!.IsInterface ? "virtual " : "");

    private static string Arguments(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeText.Of))}>" : "";

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ",
            method
                .GetParameters()
                .Select(parameter =>
                    (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
                    + (parameter.IsDefined(typeof(CallerArgumentExpressionAttribute)) ? "[CallerArgumentExpression] " : "")
                    + $"{TypeText.Of(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = …" : "")}"
                )
        );
}
