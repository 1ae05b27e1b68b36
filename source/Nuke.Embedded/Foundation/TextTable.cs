namespace Nuke.Embedded.Foundation;

/// <summary>A table as lines of text.</summary>
internal static class TextTable
{
    /// <summary>
    /// A line for each row: each column as wide as its widest cell, two spaces between columns, nothing behind the last cell.
    /// </summary>
    /// <param name="columns">The least width of each column; negative where cells end below each other, as numbers do.</param>
    /// <param name="rows">The cells of each row.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<int> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] widths = [.. columns.Select((least, column) => rows.Select(row => row[column].Length).Append(Math.Abs(least)).Max())];
        return
        [
            .. rows.Select(row =>
                string.Join(
                        "  ",
                        row.Select((cell, column) => columns[column] < 0 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))
                    )
                    .TrimEnd()
            ),
        ];
    }
}
