using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.Utilities.Collections;

/// <summary>Arrays taken apart, as <c>var (name, version) = text.Split(' ')</c> does; what is not there is the default.</summary>
[SuppressMessage("Design", "CA1062", Justification = "Deconstruction of null fails as it does elsewhere.")]
public static class ArrayExtensions
{
    /// <summary>The first element.</summary>
    public static void Deconstruct<T>(this T[] items, out T? t0) => t0 = items.ElementAtOrDefault(0);

    /// <summary>The first two elements.</summary>
    public static void Deconstruct<T>(this T[] items, out T? t0, out T? t1)
    {
        items.Deconstruct(out t0);
        t1 = items.ElementAtOrDefault(1);
    }

    /// <summary>The first three elements.</summary>
    public static void Deconstruct<T>(this T[] items, out T? t0, out T? t1, out T? t2)
    {
        items.Deconstruct(out t0, out t1);
        t2 = items.ElementAtOrDefault(2);
    }

    /// <summary>The first four elements.</summary>
    public static void Deconstruct<T>(this T[] items, out T? t0, out T? t1, out T? t2, out T? t3)
    {
        items.Deconstruct(out t0, out t1, out t2);
        t3 = items.ElementAtOrDefault(3);
    }

    /// <summary>The first five elements.</summary>
    public static void Deconstruct<T>(this T[] items, out T? t0, out T? t1, out T? t2, out T? t3, out T? t4)
    {
        items.Deconstruct(out t0, out t1, out t2, out t3);
        t4 = items.ElementAtOrDefault(4);
    }

    /// <summary>The first six elements.</summary>
    public static void Deconstruct<T>(this T[] items, out T? t0, out T? t1, out T? t2, out T? t3, out T? t4, out T? t5)
    {
        items.Deconstruct(out t0, out t1, out t2, out t3, out t4);
        t5 = items.ElementAtOrDefault(5);
    }
}
