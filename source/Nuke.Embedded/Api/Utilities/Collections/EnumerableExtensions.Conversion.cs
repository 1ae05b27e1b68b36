using System.Collections;
using System.Reflection;

namespace Nuke.Common.Utilities.Collections;

public static partial class EnumerableExtensions
{
    /// <summary>The elements of a sequence, or the object alone.</summary>
    public static IEnumerable<T> AsEnumerable<T>(this object obj) => obj is IEnumerable enumerable ? enumerable.Cast<T>() : [(T)obj];

    /// <summary>No element for null.</summary>
    public static IEnumerable<T> ToEmptyIfNull<T>(this IEnumerable<T>? enumerable) => enumerable ?? [];

    /// <summary>No element for null.</summary>
    public static T[] ToEmptyIfNull<T>(this T[]? array) => array ?? [];

    /// <summary>No element for null.</summary>
    public static IList<T> ToEmptyIfNull<T>(this IList<T>? list) => list ?? [];

    /// <summary>A dictionary; the exception for a key that is there twice may be one of the caller's.</summary>
    public static Dictionary<TKey, TValue> ToDictionary<T, TKey, TValue>(
        this IEnumerable<T> enumerable,
        Func<T, TKey> keySelector,
        Func<T, TValue> valueSelector,
        IEqualityComparer<TKey>? comparer = null,
        Func<ArgumentException, TKey, Exception>? exceptionFactory = null
    )
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(enumerable);
        ArgumentNullException.ThrowIfNull(keySelector);
        ArgumentNullException.ThrowIfNull(valueSelector);
        var dictionary = new Dictionary<TKey, TValue>(comparer);
        foreach (var item in enumerable)
        {
            var key = keySelector(item);
            try
            {
                dictionary.Add(key, valueSelector(item));
            }
            catch (ArgumentException exception) when (exceptionFactory is not null)
            {
                throw exceptionFactory(exception, key);
            }
        }

        return dictionary;
    }

    /// <summary>A dictionary; keys that are there twice are listed below the message.</summary>
    /// <exception cref="ArgumentException">A key is there twice.</exception>
    public static Dictionary<TKey, TValue> ToDictionarySafe<T, TKey, TValue>(
        this IEnumerable<T> enumerable,
        Func<T, TKey> keySelector,
        Func<T, TValue> valueSelector,
        string duplicationMessage
    )
        where TKey : notnull
    {
        var groups = enumerable.ToLookup(keySelector, valueSelector);
        var twice = groups.Where(group => group.Skip(1).Any()).Select(group => $" - {group.Key}").ToList();
        Assert.True(twice.Count == 0, string.Join(Environment.NewLine, twice.Prepend($"{duplicationMessage.TrimEnd(":")}:")));
        return groups.ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>A table with several values for a key.</summary>
    public static LookupTable<TKey, TValue> ToLookupTable<TItem, TKey, TValue>(
        this IEnumerable<TItem> enumerable,
        Func<TItem, TKey> keySelector,
        Func<TItem, TValue> valueSelector
    )
        where TKey : notnull => new(enumerable.ToLookup(keySelector, valueSelector));

    /// <summary>The properties of an object, such as an anonymous one, as a dictionary.</summary>
    public static IReadOnlyDictionary<TKey, TValue> ToPropertyDictionary<T, TKey, TValue>(
        this T obj,
        Func<PropertyInfo, TKey> keySelector,
        Func<object?, TValue> valueSelector
    )
        where T : notnull
        where TKey : notnull =>
        Enumerable.ToDictionary(
            obj.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0),
            keySelector,
            property => valueSelector(property.GetValue(obj))
        );
}
