using System.Globalization;
using DistroFactory.Testing;

namespace DistroFactory.Histories.Tests.Trials;

/// <summary>
/// Which histories are tried: a few, many in a thorough run; the environment variable <c>HISTORY</c> names one, or with <c>HISTORIES</c> so
/// many from that on.
/// </summary>
internal static class Seeds
{
    public static IEnumerable<int> From(int first, int few, int many) =>
        Number("HISTORY") is { } seed
            ? Enumerable.Range(seed, Number("HISTORIES") ?? 1)
            : Enumerable.Range(first, Thorough.Cases(few, many));

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
