using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.Utilities.Collections;

public static partial class EnumerableExtensions
{
    /// <summary>The only element, or the default; where there are several, an exception with the caller's message.</summary>
    public static T? SingleOrDefaultOrError<T>(this IEnumerable<T> enumerable, string message) =>
        OrError(enumerable.SingleOrDefault, message);

    /// <summary>The only element that matches, or the default; where there are several, an exception with the caller's message.</summary>
    public static T? SingleOrDefaultOrError<T>(this IEnumerable<T> enumerable, Func<T, bool> predicate, string message) =>
        OrError(() => enumerable.SingleOrDefault(predicate), message);

    /// <summary>The only element; where there is none or several, an exception with the caller's message.</summary>
    public static T SingleOrError<T>(this IEnumerable<T> enumerable, string message) => OrError(enumerable.Single, message);

    /// <summary>The only element that matches; where there is none or several, an exception with the caller's message.</summary>
    public static T SingleOrError<T>(this IEnumerable<T> enumerable, Func<T, bool> predicate, string message) =>
        OrError(() => enumerable.Single(predicate), message);

    /// <summary>Any element.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "Nothing is kept secret by it.")]
    public static T Random<T>(this IEnumerable<T> collection) => System.Random.Shared.GetItems([.. collection], 1)[0];

    /// <summary>The elements in any order.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "Nothing is kept secret by it.")]
    public static ICollection<T> Randomize<T>(this ICollection<T> collection)
    {
        T[] items = [.. collection];
        System.Random.Shared.Shuffle(items);
        return items;
    }

    /// <summary>The elements, each behind those it depends on.</summary>
    /// <exception cref="ArgumentException">An element depends on itself, and that is not wanted.</exception>
    public static IEnumerable<T> TSort<T>(this IEnumerable<T> source, Func<T, IEnumerable<T>> dependencies, bool throwOnCycle = false)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(dependencies);
        var finished = new Dictionary<T, bool>();
        var sorted = new List<T>();
        foreach (var item in source)
            Visit(item);
        return sorted;

        void Visit(T item)
        {
            if (finished.TryGetValue(item, out var isFinished))
            {
                Assert.True(isFinished || !throwOnCycle, $"Cyclic dependency found involving {item}.");
                return;
            }

            finished[item] = false;
            foreach (var dependency in dependencies(item))
                Visit(dependency);
            finished[item] = true;
            sorted.Add(item);
        }
    }

    private static T OrError<T>(Func<T> choose, string message)
    {
        try
        {
            return choose();
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidOperationException(message, exception);
        }
    }
}
