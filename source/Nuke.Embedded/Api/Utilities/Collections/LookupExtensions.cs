namespace Nuke.Common.Utilities.Collections;

/// <summary>Lookups that can be changed.</summary>
public static class LookupExtensions
{
    /// <summary>The values of a lookup as a table.</summary>
    public static LookupTable<TKey, TValue> ToLookupTable<TKey, TValue>(
        this ILookup<TKey, TValue> lookup,
        IEqualityComparer<TKey>? comparer
    )
        where TKey : notnull => new(lookup, comparer);
}
