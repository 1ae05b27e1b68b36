using System.Globalization;

namespace Nuke.Common.CI;

/// <summary>One of several parts of a split target, written <c>2/3</c>.</summary>
public sealed record Partition
{
    /// <summary>The whole in one part.</summary>
    public static Partition Single { get; } = new() { Part = 1, Total = 1 };

    /// <summary>Which part, from 1.</summary>
    public int Part { get; init; }

    /// <summary>How many parts.</summary>
    public int Total { get; init; }

    /// <summary>The elements of this part: every <see cref="Total"/>-th, so that parts differ by one element at most.</summary>
    public IEnumerable<T> GetCurrent<T>(IEnumerable<T> enumerable) => enumerable.Where((_, index) => index % Total == Part - 1);

    /// <inheritdoc/>
    public override string ToString() => $"{Part}/{Total}";

    /// <summary>Reads <c>2/3</c>; null when the text is no part.</summary>
    internal static Partition? TryParse(string text) =>
        text.Split('/') is [var part, var total]
        && int.TryParse(part, CultureInfo.InvariantCulture, out var p)
        && int.TryParse(total, CultureInfo.InvariantCulture, out var t)
        && p >= 1
        && p <= t
            ? new() { Part = p, Total = t }
            : null;
}
