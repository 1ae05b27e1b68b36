using System.Collections;
using System.Reflection;
using Nuke.Embedded.Foundation;

namespace Nuke.Common.ValueInjection;

/// <summary>The values that a parameter allows.</summary>
internal static class ValueSets
{
    private const BindingFlags AnyMember = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    public static IEnumerable<(string Text, object Object)>? Of(
        MemberInfo member,
        Type? providerType,
        string? providerMember,
        object? instance
    )
    {
        if (providerMember is not null)
            return FromProvider(providerType ?? member.DeclaringType!, providerMember, instance);
        var type = member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
        type = TextConversion.ElementOf(type) ?? Nullable.GetUnderlyingType(type) ?? type;
        var texts = TextConversion.ValueSetOf(type);
        return texts.Count == 0 ? null : texts.Select(text => (text, (object)text));
    }

    private static List<(string Text, object Object)> FromProvider(Type type, string member, object? instance)
    {
        var values =
            type.GetProperty(member, AnyMember) is { } property ? property.GetValue(property.GetMethod!.IsStatic ? null : instance)
            : type.GetMethod(member, AnyMember, []) is { } method ? method.Invoke(method.IsStatic ? null : instance, null)
            : null;
        return values is IEnumerable items
            ? [.. items.Cast<object>().Select(item => (item.ToString() ?? "", item))]
            : throw new UsageException($"{type.Name} has no member {member} that returns the allowed values");
    }
}
