using System.Collections.Immutable;

namespace DistroFactory.Configuration.Shapes;

/// <summary>Values that passed validation, under their keys: text, whole numbers, switches, lists and sections.</summary>
internal sealed class Section(IReadOnlyDictionary<string, object> values)
{
    /// <summary>A section without any value.</summary>
    public static Section Empty { get; } = new(ImmutableDictionary<string, object>.Empty);

    /// <summary>The keys that are there.</summary>
    public IEnumerable<string> Keys => values.Keys;

    /// <summary>Whatever is under a key; null: nothing.</summary>
    public object? this[string key] => values.GetValueOrDefault(key);

    /// <summary>Text, or null.</summary>
    public string? Text(string key) => (string?)this[key];

    /// <summary>A number, or null.</summary>
    public long? Number(string key) => (long?)this[key];

    /// <summary>A switch; off when it is not there.</summary>
    public bool Switch(string key, bool otherwise = false) => (bool?)this[key] ?? otherwise;

    /// <summary>A section; an empty one when it is not there.</summary>
    public Section Part(string key) => (Section?)this[key] ?? Empty;

    /// <summary>A list of text; empty when it is not there.</summary>
    public ImmutableArray<string> Texts(string key) => List<string>(key);

    /// <summary>A list of numbers; empty when it is not there.</summary>
    public ImmutableArray<long> Numbers(string key) => List<long>(key);

    /// <summary>A list of sections; empty when it is not there.</summary>
    public ImmutableArray<Section> Parts(string key) => List<Section>(key);

    private ImmutableArray<T> List<T>(string key) => this[key] is ImmutableArray<object> items ? [.. items.Cast<T>()] : [];
}
