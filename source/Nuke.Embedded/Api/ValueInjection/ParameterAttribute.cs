using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>
/// A value that the caller of the build may give: on the command line, in the environment, or in <c>.nuke/parameters.json</c>.
/// </summary>
/// <param name="description">One line for the help.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class ParameterAttribute(string? description = null) : ValueInjectionAttributeBase
{
    /// <summary>One line for the help.</summary>
    public virtual string? Description { get; } = description;

    /// <summary>The name, where it differs from the member's.</summary>
    public string? Name { get; set; }

    /// <summary>What separates the elements of a list given as one word.</summary>
    public string? Separator { get; set; }

    /// <summary>Whether the help lists the parameter.</summary>
    public virtual bool List { get; set; } = true;

    /// <summary>The type that knows the allowed values; the declaring type when only <see cref="ValueProviderMember"/> is given.</summary>
    public Type? ValueProviderType { get; set; }

    /// <summary>The member that returns the allowed values.</summary>
    public string? ValueProviderMember { get; set; }

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance) => BuildEngine.Run.ValueOf(member);

    /// <summary>The allowed values with their texts; null when any value will do.</summary>
    public virtual IEnumerable<(string Text, object Object)>? GetValueSet(MemberInfo member, object instance) =>
        ValueSets.Of(member, ValueProviderType, ValueProviderMember, instance);

    /// <summary>The name of the parameter that a member is by this attribute.</summary>
    internal string NameOf(MemberInfo member)
    {
        var name = Name ?? member.Name[(member.Name.LastIndexOf('.') + 1)..];
        return member.DeclaringType?.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix + name;
    }
}
