using System.Text;
using DistroFactory.Correctness.Reports;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream;

namespace DistroFactory.Reports;

/// <summary>A correctness report as plain text: what disagrees, or a table of what changed.</summary>
internal static class CorrectnessText
{
    /// <summary>Columns of the table unless the configuration says otherwise.</summary>
    public const int UsualWidth = 120;

    private const int Least = 16;

    private static readonly string[] s_numbers = ["ADDED", "REMOVED", "CHANGED"];

    /// <summary>The whole text.</summary>
    /// <param name="report">The report.</param>
    /// <param name="width">Columns of the table.</param>
    public static string Write(CorrectnessReport report, int width)
    {
        var text = new StringBuilder();
        text.Append(
            report.From == StreamVersion.None
                ? $"Manifests of version {report.To}, the first\n\n"
                : $"Manifests from version {report.From} to {report.To}\n\n"
        );
        text.Append(
            report.IsSound
                ? $"No disagreement between manifests and packages: {report.BundleCount} bundles, "
                    + $"{report.PackageCount} packages, {report.EntryCount} entries.\n"
                : $"{report.Disagreements.Length} disagreements between manifests and "
                    + $"packages:\n{Lines(report.Disagreements.Select(found => $"{found}"))}"
        );
        text.Append(Lines(report.Notes.Select(note => $"Note: {note}")));
        if (report.IsMinVersionBump)
            text.Append("Every file is published again (minversion).\n");
        Bundles(text, "Added", report, ChangeKind.Added);
        Bundles(text, "Changed", report, ChangeKind.Changed);
        Bundles(text, "Removed", report, ChangeKind.Removed);
        text.Append($"Files: {Words(report.Total)}\n");
        if (!report.Bundles.IsEmpty)
            Table(text, report, width);
        return text.ToString();
    }

    /// <summary>All reports of a release in one sentence.</summary>
    public static string Sum(IReadOnlyCollection<CorrectnessReport> reports) =>
        reports.Count == 0
            ? "checked by mixer"
            : $"{string.Join(", ", reports.Select(report => $"{report.To}"))} checked, no disagreement; files: "
                + $"{Words(reports.Aggregate(FileCounts.None, (sum, report) => sum + report.Total))}";

    /// <summary><c>3 added, 0 removed, 12 changed</c>.</summary>
    public static string Words(FileCounts files) => $"{files.Added} added, {files.Removed} removed, {files.Changed} changed";

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"  {line}\n"));

    private static void Bundles(StringBuilder text, string title, CorrectnessReport report, ChangeKind kind)
    {
        string[] names = [.. report.Bundles.Where(bundle => bundle.Kind == kind).Select(bundle => bundle.Name)];
        text.Append(
            $"{title} bundles: {names.Length}{(names.Length == 0 || kind == ChangeKind.Changed ? "" : $" ({string.Join(", ", names)})")}\n"
        );
    }

    private static void Table(StringBuilder text, CorrectnessReport report, int width)
    {
        var rows = report
            .Bundles.SelectMany(bundle =>
                bundle
                    .Packages.Select(package => ($"  {Title(package)}", package.Files, ""))
                    .Prepend((bundle.Name, bundle.Files, Size(bundle)))
            )
            .ToList();
        var size = Math.Max("SIZE".Length, rows.Max(row => row.Item3.Length));
        var first = Math.Max(
            Least,
            Math.Min(rows.Max(row => row.Item1.Length), width - size - s_numbers.Sum(number => number.Length + 3) - 7)
        );
        var rule =
            $"+{new string('-', first + 2)}+"
            + string.Concat(s_numbers.Select(number => new string('-', number.Length + 2) + "+"))
            + $"{new string('-', size + 2)}+\n";
        text.Append('\n').Append(rule);
        Row("BUNDLE / PACKAGE", s_numbers, "SIZE");
        foreach (var (title, files, its) in rows)
        {
            if (!title.StartsWith(' '))
                text.Append(rule);
            Row(title, [$"{files.Added}", $"{files.Removed}", $"{files.Changed}"], its);
        }

        text.Append(rule);

        // A name that is too long goes on below.
        void Row(string title, string[] numbers, string its)
        {
            var parts = title.Chunk(first).Select(part => new string(part)).ToList();
            for (var part = 0; part < parts.Count; part++)
            {
                var cells = s_numbers.Zip(numbers, (column, number) => (part == 0 ? number : "").PadLeft(column.Length));
                text.Append($"| {parts[part].PadRight(first)} | {string.Join(" | ", cells)} | {(part == 0 ? its : "").PadRight(size)} |\n");
            }
        }
    }

    private static string Title(PackageDelta package) =>
        package.Kind switch
        {
            ChangeKind.Added => $"{package.Name} {package.Now} (added)",
            ChangeKind.Removed => $"{package.Name} {package.Before} (removed)",
            _ => package.Before == package.Now
                ? $"{package.Name} {package.Now}".TrimEnd()
                : $"{package.Name} {package.Before} -> {package.Now}",
        };

    private static string Size(BundleDelta bundle) =>
        bundle.Kind switch
        {
            ChangeKind.Added => ByteSize.Format(bundle.SizeNow),
            ChangeKind.Removed => $"{ByteSize.Format(bundle.SizeBefore)} -> gone",
            _ => $"{ByteSize.Format(bundle.SizeBefore)} -> {ByteSize.Format(bundle.SizeNow)} "
                + $"({ByteSize.FormatChange(bundle.SizeNow - bundle.SizeBefore)})",
        };
}
