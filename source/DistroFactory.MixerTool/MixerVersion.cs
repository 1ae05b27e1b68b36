using System.Globalization;
using System.Text.RegularExpressions;

namespace DistroFactory.MixerTool;

/// <summary>A version of the mixer command: numbers with dots, compared one by one, so that 6.2.14 is above 6.2.3.</summary>
public static partial class MixerVersion
{
    /// <summary>The version in what <c>mixer --version</c> says; null when there is none.</summary>
    public static string? Find(string text) => Numbers().Matches(text) is { Count: > 0 } matches ? matches[^1].Value : null;

    /// <summary>Compares two versions; a missing part counts as 0.</summary>
    public static int Compare(string a, string b)
    {
        var (left, right) = (Parts(a), Parts(b));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var order = left.ElementAtOrDefault(i).CompareTo(right.ElementAtOrDefault(i));
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static long[] Parts(string version) => [.. version.Split('.').Select(part => long.Parse(part, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\d{1,9}(\.\d{1,9})+")]
    private static partial Regex Numbers();
}
