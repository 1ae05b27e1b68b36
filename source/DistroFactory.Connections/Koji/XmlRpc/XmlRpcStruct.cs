using System.Collections.Immutable;

namespace DistroFactory.Connections.Koji.XmlRpc;

/// <summary>Values by name, as an answer has them.</summary>
/// <param name="members">Of a name that stands twice the last counts.</param>
internal sealed class XmlRpcStruct(IEnumerable<KeyValuePair<string, object?>> members)
{
    private readonly Dictionary<string, object?> _values = members.Aggregate(
        new Dictionary<string, object?>(),
        (values, member) =>
        {
            values[member.Key] = member.Value;
            return values;
        }
    );

    /// <summary>Whatever is under a name; null: nothing.</summary>
    public object? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Text; null when there is none.</summary>
    public string? Text(string name) => this[name] as string;

    /// <summary>A number; null when there is none. Some hubs send epochs as text.</summary>
    public long? Number(string name) =>
        this[name] switch
        {
            long number => number,
            string text when long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };

    /// <summary>Text that must be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public string Needed(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw new FormatException($"a struct has no text under '{name}'");

    /// <summary>The structs of a list.</summary>
    /// <exception cref="FormatException">The value is no list of structs.</exception>
    public static ImmutableArray<XmlRpcStruct> List(object? value) =>
        value is ImmutableArray<object?> items
            ? [.. items.Select(item => item as XmlRpcStruct ?? throw new FormatException("a list has something that is no struct"))]
            : throw new FormatException("there is something else where a list should be");
}
