namespace Nuke.Common.Utilities.Collections;

/// <summary>Dictionaries filled in a chain, as <c>ReportSummary(_ => _.AddPair("Version", 20))</c> does.</summary>
public static class DictionaryExtensions
{
    /// <summary>Adds a pair.</summary>
    public static Dictionary<TKey, TValue> AddPair<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key, TValue value = default!)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        dictionary.Add(key, value);
        return dictionary;
    }

    /// <summary>Adds a pair, its value as text.</summary>
    public static Dictionary<TKey, string> AddPair<TKey, TValue>(this Dictionary<TKey, string> dictionary, TKey key, TValue value = default!)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        dictionary.Add(key, value?.ToString() ?? "");
        return dictionary;
    }
}
