using System.ComponentModel;
using System.Reflection;

namespace Nuke.Embedded.Engine.Schema;

/// <summary>A type as a schema calls it.</summary>
/// <param name="Name">The type of JSON; null for any.</param>
/// <param name="Format">What texts or numbers of it look like.</param>
internal sealed record SchemaType(string? Name, string? Format = null)
{
    private static readonly Dictionary<Type, SchemaType> s_known = new()
    {
        [typeof(object)] = new(Name: null),
        [typeof(bool)] = new("boolean"),
        [typeof(byte)] = new("integer", "byte"),
        [typeof(sbyte)] = new("integer"),
        [typeof(short)] = new("integer"),
        [typeof(ushort)] = new("integer"),
        [typeof(int)] = new("integer", "int32"),
        [typeof(uint)] = new("integer"),
        [typeof(long)] = new("integer", "int64"),
        [typeof(ulong)] = new("integer", "uint64"),
        [typeof(float)] = new("number", "float"),
        [typeof(double)] = new("number", "double"),
        [typeof(decimal)] = new("number", "decimal"),
        [typeof(DateTime)] = new("string", "date-time"),
        [typeof(DateTimeOffset)] = new("string", "date-time"),
        [typeof(DateOnly)] = new("string", "date"),
        [typeof(TimeOnly)] = new("string", "time"),
        [typeof(TimeSpan)] = new("string", "duration"),
        [typeof(Guid)] = new("string", "guid"),
        [typeof(Uri)] = new("string", "uri"),
    };

    public static SchemaType Of(Type type) => s_known.GetValueOrDefault(type) ?? new("string");

    /// <summary>
    /// Whether a type has a definition of its own: an enum, or an enumeration that says of no converter how it is written.
    /// </summary>
    public static bool IsDefined(Type type) => type.IsEnum || IsObject(type);

    public static bool IsObject(Type type) =>
        type.IsSubclassOf(typeof(Nuke.Common.Tooling.Enumeration)) && type.GetCustomAttribute<TypeConverterAttribute>() is null;

    /// <summary>The type of the elements; null for what is no collection.</summary>
    public static Type? ElementOf(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        return type == typeof(string)
            ? null
            : type.GetInterfaces()
                .Append(type)
                .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))
                ?.GetGenericArguments()[0];
    }

    /// <summary>Whether the elements of a collection may be null, as the compiler noted.</summary>
    public static bool HasNullableElements(MemberInfo member)
    {
        var context = new NullabilityInfoContext();
        var info = member is PropertyInfo property ? context.Create(property) : context.Create((FieldInfo)member);
        return (info.ElementType ?? info.GenericTypeArguments.FirstOrDefault())?.ReadState == NullabilityState.Nullable;
    }
}
