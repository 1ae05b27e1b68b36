namespace Nuke.Common.Utilities.Collections;

public static partial class EnumerableExtensions
{
    /// <summary>An object and what follows it, such as a directory and those above it.</summary>
    public static IEnumerable<T> DescendantsAndSelf<T>(this T obj, Func<T, T?> selector, Func<T, bool>? traverse = null) =>
        obj.Descendants(selector, traverse).Prepend(obj);

    /// <summary>What follows an object, as long as there is something, or as long as the condition holds.</summary>
    public static IEnumerable<T> Descendants<T>(this T obj, Func<T, T?> selector, Func<T, bool>? traverse = null)
    {
        var current = obj;
        while (traverse?.Invoke(current) != false)
        {
            var next = selector(current);
            if (traverse is null && Equals(next, default(T)))
                yield break;
            yield return current = next!;
        }
    }

    /// <summary>An object and all below it, each before its children.</summary>
    public static IEnumerable<T> DescendantsAndSelf<T>(this T obj, Func<T, IEnumerable<T>> selector, Func<T, bool>? traverse = null) =>
        obj.Descendants(selector, traverse).Prepend(obj);

    /// <summary>
    /// All below an object, each before its children; without those, and all below them, for which the condition does not hold.
    /// </summary>
    public static IEnumerable<T> Descendants<T>(this T obj, Func<T, IEnumerable<T>> selector, Func<T, bool>? traverse = null) =>
        selector(obj).Where(child => traverse?.Invoke(child) != false).SelectMany(child => child.DescendantsAndSelf(selector, traverse));
}
