using System.Collections;

namespace Nuke.Common.Utilities.Collections;

/// <summary>A dictionary with several values for a key.</summary>
public class LookupTable<TKey, TValue>(Dictionary<TKey, List<TValue>> dictionary) : ILookup<TKey, TValue>
    where TKey : notnull
{
    /// <summary>An empty table.</summary>
    public LookupTable()
        : this(new Dictionary<TKey, List<TValue>>()) { }

    /// <summary>An empty table in which a comparer decides what keys are equal.</summary>
    public LookupTable(IEqualityComparer<TKey>? comparer)
        : this(new Dictionary<TKey, List<TValue>>(comparer)) { }

    /// <summary>The values of a lookup, which can be changed here.</summary>
    public LookupTable(ILookup<TKey, TValue> lookupTable, IEqualityComparer<TKey>? comparer = null)
        : this(Enumerable.ToDictionary(lookupTable, group => group.Key, group => group.ToList(), comparer)) { }

    /// <summary>How many keys have a value.</summary>
    public int Count => dictionary.Count(pair => pair.Value.Count > 0);

    /// <summary>The values of a key.</summary>
    public IEnumerable<TValue> this[TKey key]
    {
        get => dictionary.TryGetValue(key, out var values) ? values : [];
        set => dictionary[key] = [.. value];
    }

    /// <summary>Adds a value to those of a key.</summary>
    public void Add(TKey key, TValue value) => AddRange(key, [value]);

    /// <summary>Adds values to those of a key.</summary>
    public void AddRange(TKey key, IEnumerable<TValue> values)
    {
        if (!dictionary.TryGetValue(key, out var list))
            dictionary[key] = list = [];
        list.AddRange(values);
    }

    /// <summary>Removes a key with its values.</summary>
    public void Remove(TKey key) => dictionary.Remove(key);

    /// <summary>Removes one value of a key.</summary>
    public void Remove(TKey key, TValue value) => dictionary.GetValueOrDefault(key)?.Remove(value);

    /// <summary>Removes all keys.</summary>
    public void Clear() => dictionary.Clear();

    /// <inheritdoc/>
    public bool Contains(TKey key) => dictionary.ContainsKey(key);

    /// <summary>This table, for those who shall not change it.</summary>
    public ILookup<TKey, TValue> AsReadOnly() => this;

    /// <inheritdoc/>
    public IEnumerator<IGrouping<TKey, TValue>> GetEnumerator() =>
        dictionary
            .SelectMany(pair => pair.Value.Select(value => (pair.Key, Value: value)))
            .GroupBy(pair => pair.Key, pair => pair.Value, dictionary.Comparer)
            .GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
