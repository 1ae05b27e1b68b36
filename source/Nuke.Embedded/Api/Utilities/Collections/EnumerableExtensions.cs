namespace Nuke.Common.Utilities.Collections;

/// <summary>What builds do with sequences beyond LINQ.</summary>
public static partial class EnumerableExtensions
{
    /// <summary>Does something with each element.</summary>
    public static void ForEach<T>(this IEnumerable<T> enumerable, Action<T> action)
    {
        ArgumentNullException.ThrowIfNull(enumerable);
        ArgumentNullException.ThrowIfNull(action);
        foreach (var item in enumerable)
            action(item);
    }

    /// <summary>Does something with each element and its index.</summary>
    public static void ForEach<T>(this IEnumerable<T> enumerable, Action<T, int> action)
    {
        ArgumentNullException.ThrowIfNull(enumerable);
        ArgumentNullException.ThrowIfNull(action);
        foreach (var (index, item) in enumerable.Index())
            action(item, index);
    }

    /// <summary>Does something with each element when the result is enumerated.</summary>
    public static IEnumerable<T> ForEachLazy<T>(this IEnumerable<T> enumerable, Action<T> action) =>
        enumerable.Select(item =>
        {
            action(item);
            return item;
        });

    /// <summary>Whether there is no element.</summary>
    public static bool IsEmpty<T>(this IEnumerable<T> enumerable) => !enumerable.Any();

    /// <summary>Whether there is no sequence or no element.</summary>
    public static bool IsNullOrEmpty<T>(this IEnumerable<T>? enumerable) => enumerable?.Any() != true;

    /// <summary>The elements that are there.</summary>
    public static IEnumerable<T> WhereNotNull<T>(this IEnumerable<T?> enumerable)
        where T : class => enumerable.OfType<T>();

    /// <summary>The elements for which the condition does not hold; all of them without one.</summary>
    public static IEnumerable<T> WhereNot<T>(this IEnumerable<T> enumerable, Func<T, bool>? condition)
        where T : class => enumerable.Where(item => condition?.Invoke(item) != true);

    /// <summary>An element, then a sequence.</summary>
    public static IEnumerable<T> Concat<T>(this T obj, IEnumerable<T> enumerable) => enumerable.Prepend(obj);

    /// <summary>A sequence, then more elements.</summary>
    public static IEnumerable<T> Concat<T>(this IEnumerable<T> enumerable, params T[] others) => Enumerable.Concat(enumerable, others);

    /// <summary>The elements of which no earlier one has the same value.</summary>
    public static IEnumerable<TSource> Distinct<TSource, TValue>(this IEnumerable<TSource> enumerable, Func<TSource, TValue> selector) =>
        enumerable.DistinctBy(selector);

    /// <summary>The elements before the first for which the condition holds.</summary>
    public static IEnumerable<T> TakeUntil<T>(this IEnumerable<T> enumerable, Func<T, bool> condition) =>
        enumerable.TakeWhile(item => !condition(item));

    /// <summary>The elements from the first for which the condition holds.</summary>
    public static IEnumerable<T> SkipUntil<T>(this IEnumerable<T> enumerable, Func<T, bool> condition) =>
        enumerable.SkipWhile(item => !condition(item));

    /// <summary>Whether a sequence begins with the elements of another one.</summary>
    public static bool SequenceStartsWith<T>(this IEnumerable<T> enumerable, IEnumerable<T> other, IEqualityComparer<T>? comparer = null)
    {
        T[] beginning = [.. other];
        return enumerable.Take(beginning.Length).SequenceEqual(beginning, comparer);
    }
}
