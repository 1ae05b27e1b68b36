using System.Collections;
using System.Collections.ObjectModel;

namespace Nuke.Common.Utilities.Collections;

/// <summary>Dictionaries filled in a chain, as <c>ReportSummary(_ => _.AddPair("Version", 20))</c> does.</summary>
public static class DictionaryExtensions
{
    /// <summary>Adds a pair.</summary>
    public static Dictionary<TKey, TValue> AddPair<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        TKey key,
        TValue value = default!
    )
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        dictionary.Add(key, value);
        return dictionary;
    }

    /// <summary>Adds a pair, its value as text.</summary>
    public static Dictionary<TKey, string> AddPair<TKey, TValue>(
        this Dictionary<TKey, string> dictionary,
        TKey key,
        TValue value = default!
    )
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        dictionary.Add(key, value?.ToString() ?? "");
        return dictionary;
    }

    /// <summary>Adds a pair if there is a key.</summary>
    public static Dictionary<TKey, TValue> AddPairWhenKeyNotNull<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        TKey? key,
        TValue value = default!
    )
        where TKey : class => key is null ? dictionary : dictionary.AddPair(key, value);

    /// <summary>Adds a pair if there is a value.</summary>
    public static Dictionary<TKey, TValue> AddPairWhenValueNotNull<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        TKey key,
        TValue? value
    )
        where TKey : notnull
        where TValue : class => value is null ? dictionary : dictionary.AddPair(key, value);

    /// <summary>Adds the pairs of another dictionary.</summary>
    public static Dictionary<TKey, TValue> AddDictionary<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        Dictionary<TKey, TValue> otherDictionary
    )
        where TKey : notnull => AddAll(dictionary, otherDictionary);

    /// <summary>Adds the pairs of another dictionary.</summary>
    public static Dictionary<TKey, TValue> AddDictionary<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        ReadOnlyDictionary<TKey, TValue> otherDictionary
    )
        where TKey : notnull => AddAll(dictionary, otherDictionary);

    /// <summary>Sets the value of a key.</summary>
    public static IDictionary<TKey, TValue> SetKeyValue<TKey, TValue>(
        this IDictionary<TKey, TValue> dictionary,
        TKey key,
        TValue value = default!
    )
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        dictionary[key] = value;
        return dictionary;
    }

    /// <summary>A dictionary without types, such as that of the environment, as one with types.</summary>
    public static Dictionary<TKey, TValue> ToGeneric<TKey, TValue>(
        this IDictionary dictionary,
        IEqualityComparer<TKey>? equalityComparer = null
    )
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        var result = new Dictionary<TKey, TValue>(equalityComparer);
        // Only this enumerator has keys and values of every dictionary; what foreach gives depends on its type.
        var entries = dictionary.GetEnumerator();
        while (entries.MoveNext())
            result.Add((TKey)entries.Key, (TValue)entries.Value!);
        return result;
    }

    private static Dictionary<TKey, TValue> AddAll<TKey, TValue>(
        Dictionary<TKey, TValue> dictionary,
        IEnumerable<KeyValuePair<TKey, TValue>> others
    )
        where TKey : notnull
    {
        foreach (var (key, value) in others)
            dictionary.Add(key, value);
        return dictionary;
    }
}
