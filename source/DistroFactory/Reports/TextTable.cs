namespace DistroFactory.Reports;

/// <summary>Rows of words as lines of text, the first column aligned to the left and all others to the right.</summary>
internal static class TextTable
{
    /// <summary>The lines; all rows must have as many words as the first.</summary>
    public static IEnumerable<string> Write(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToList();
        return rows.Select(row =>
            string.Join("  ", row.Select((word, column) => column == 0 ? word.PadRight(widths[column]) : word.PadLeft(widths[column])))
        );
    }
}
