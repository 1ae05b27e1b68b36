using System.Reflection;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.ValueInjection;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Parameters;

/// <summary>A parameter of the build: what its attribute and its member say.</summary>
internal sealed record ParameterDefinition
{
    public required string Name { get; init; }

    public required MemberInfo Member { get; init; }

    public required ParameterAttribute Attribute { get; init; }

    public required Type Type { get; init; }

    public bool IsSecret { get; init; }

    public bool IsRequired { get; init; }

    public string Option => "--" + Spelling.Dashed(Name);

    /// <summary>The type of the value or, of a list, of its elements.</summary>
    public Type ElementType => TextConversion.ElementOf(Type) ?? Nullable.GetUnderlyingType(Type) ?? Type;

    public bool IsList => TextConversion.ElementOf(Type) is not null;

    public bool IsSwitch => ElementType == typeof(bool) && !IsList;

    /// <summary>Every way to set it, for a message.</summary>
    public string WaysToSet =>
        $"Set it with {Option}{(IsSwitch ? "" : " VALUE")}, the environment variable "
        + $"{Spelling.Shouted(Name)} or NUKE_{Spelling.Shouted(Name)}, "
        + $"or \"{Name}\" in .nuke/parameters.json or a profile .nuke/parameters.NAME.json (--profile NAME).";

    public static ParameterDefinition? Of(MemberInfo member)
    {
        if (member.GetCustomAttribute<ParameterAttribute>() is not { } attribute)
            return null;
        return new()
        {
            Name = attribute.NameOf(member),
            Member = member,
            Attribute = attribute,
            Type = TypeOf(member, attribute),
            IsSecret = member.IsDefined(typeof(SecretAttribute)),
            IsRequired = member.IsDefined(typeof(RequiredAttribute)) && !member.IsDefined(typeof(OptionalAttribute)),
        };
    }

    // An attribute that makes the value itself takes a text of it; that of a solution is a path.
    private static Type TypeOf(MemberInfo member, ParameterAttribute attribute)
    {
        if (attribute is SolutionAttribute)
            return typeof(AbsolutePath);
        var type = member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
        return attribute.GetType().GetMethod(nameof(ParameterAttribute.GetValue))!.DeclaringType == typeof(ParameterAttribute)
            ? type
            : typeof(string);
    }
}
