using System.Collections;

namespace Nuke.Common.Utilities.Collections;

/// <summary>A dictionary with several values for a key.</summary>
public sealed class LookupTable<TKey, TValue> : ILookup<TKey, TValue>
    where TKey : notnull
{
    private readonly List<KeyValuePair<TKey, TValue>> pairs = [];

    /// <inheritdoc/>
    public int Count => pairs.Select(pair => pair.Key).Distinct().Count();

    /// <inheritdoc/>
    public IEnumerable<TValue> this[TKey key] => pairs.Where(pair => Equals(pair.Key, key)).Select(pair => pair.Value);

    /// <summary>Adds a value to those of a key.</summary>
    public void Add(TKey key, TValue value) => pairs.Add(new(key, value));

    /// <inheritdoc/>
    public bool Contains(TKey key) => pairs.Any(pair => Equals(pair.Key, key));

    /// <inheritdoc/>
    public IEnumerator<IGrouping<TKey, TValue>> GetEnumerator() => pairs.GroupBy(pair => pair.Key, pair => pair.Value).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
