namespace Nuke.Common.Utilities.Collections;

/// <summary>Dictionaries filled in a chain, as <c>ReportSummary(_ => _.AddPair("Version", 20))</c> does.</summary>
public static class DictionaryExtensions
{
    /// <summary>Adds a pair.</summary>
    public static IDictionary<TKey, TValue> AddPair<TKey, TValue>(this IDictionary<TKey, TValue> dictionary, TKey key, TValue value = default!)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        dictionary.Add(key, value);
        return dictionary;
    }
}
