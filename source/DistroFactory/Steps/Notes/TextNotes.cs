using System.Globalization;
using System.Text;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Reports;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Notes;

/// <summary>Release notes as plain text; its sections of packages are those of the original pipelines, in their form.</summary>
internal static class TextNotes
{
    /// <summary>The whole text.</summary>
    public static string Write(ReleaseNotes notes)
    {
        var text = new StringBuilder();
        text.Append($"Release Notes for {notes.Version}\n\n");
        text.Append($"DISTRIBUTION VERSION:\n    {notes.Version} ({notes.Format})\n\n");
        if (notes.Previous != StreamVersion.None)
            text.Append($"PREVIOUS VERSION:\n    {notes.Previous} ({notes.PreviousFormat})\n\n");
        if (notes.Rollback is { } rollback)
            text.Append($"ROLLBACK:\n    {rollback}\n\n");
        // Before the sections of the original, which others may read: whoever reads on should know it.
        Optional(
            text,
            "DOWNGRADED PACKAGES",
            notes.Packages.Of(PackageChangeKind.Downgraded).Select(change => $"{change.Name}    {change.Old!.Evr} -> {change.New!.Evr}")
        );
        Section(text, "ADDED PACKAGES", notes.Packages.Of(PackageChangeKind.Added).Select(change => $"{change.Name}    {change.New!.Evr}"));
        Section(
            text,
            "REMOVED PACKAGES",
            notes.Packages.Of(PackageChangeKind.Removed).Select(change => $"{change.Name}    {change.Old!.Evr}")
        );
        Section(
            text,
            "UPDATED PACKAGES",
            notes.Packages.Of(PackageChangeKind.Updated).Select(change => $"{change.Name}    {change.Old!.Evr} -> {change.New!.Evr}")
        );
        Optional(
            text,
            "REBUILT PACKAGES",
            notes.Packages.Of(PackageChangeKind.Rebuilt).Select(change => $"{change.Name}    {change.New!.Evr}")
        );

        Section(text, "ADDED BUNDLES", Aligned(notes.Bundles.Added.Select(bundle => (bundle.Name, ByteSize.Format(bundle.ContentSize)))));
        Section(text, "REMOVED BUNDLES", notes.Bundles.Removed.Select(bundle => bundle.Name));
        Section(
            text,
            "CHANGED BUNDLES",
            Aligned(
                notes.Bundles.Changed.Select(bundle =>
                    (bundle.Name, $"{ByteSize.Format(bundle.SizeNow)} ({ByteSize.FormatChange(bundle.SizeNow - bundle.SizeBefore)})")
                )
            )
        );

        Optional(text, "VERSIONS MADE", notes.Steps);
        text.Append($"MIXED:\n    {Moment(notes.Timestamp)}\n\n");
        Section(
            text,
            "SIZES",
            [
                $"content      {ByteSize.Format(notes.ContentSize)} in {notes.BundleCount} bundles, {notes.PackageCount} packages",
                $"fullfiles    {ByteSize.Format(notes.Fullfiles.Bytes)} in {Count(notes.Fullfiles.Count, "file")}",
                $"zero packs   {ByteSize.Format(notes.ZeroPacks.Bytes)} in {Count(notes.ZeroPacks.Count, "pack")}",
                $"delta packs  {ByteSize.Format(notes.DeltaPacks.Bytes)} in {Count(notes.DeltaPacks.Count, "pack")}",
            ]
        );
        Optional(
            text,
            "CORRECTNESS",
            notes.Correctness.Select(report =>
                $"{(report.From == StreamVersion.None ? report.To : $"{report.From} -> {report.To}")}    {report.EntryCount} entries "
                + $"of {report.PackageCount} packages as packaged; files {CorrectnessText.Words(report.Total)}"
            )
        );
        Optional(text, "IMAGES", Aligned(notes.Images.Select(image => (image.Name, ByteSize.Format(image.Bytes)))));
        Optional(text, "QUALITY", notes.Checks.SelectMany(Lines));
        Optional(text, "WARNINGS", notes.Warnings);
        if (notes.Downloads is { } downloads)
            text.Append(DownloadNotes.Text(downloads, notes.Fleet));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary><c>2026-11-24 10:04 UTC</c>.</summary>
    internal static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    // Names in a column. Those of packages have the form of the original pipelines, which others may read.
    private static IEnumerable<string> Aligned(IEnumerable<(string Name, string Size)> lines)
    {
        var rows = lines.ToList();
        var width = rows.Select(row => row.Name.Length).DefaultIfEmpty().Max();
        return rows.Select(row => $"{row.Name.PadRight(width)}    {row.Size}");
    }

    private static IEnumerable<string> Lines(CheckResult check) =>
        check
            .Findings.Select(finding => $"    {finding}")
            .Prepend($"{check.Name}    {check.Outcome.Word()}    {check.Says}{(check.IsBad ? $" ({check.Policy})" : "")}");

    private static string Count(int number, string what) => $"{number} new {what}{(number == 1 ? "" : "s")}";

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var body = string.Concat(lines.Select(line => $"    {line}\n"));
        text.Append(body.Length == 0 ? $"{title}:\n    None\n\n" : $"{title}:\n\n{body}\n");
    }

    private static void Optional(StringBuilder text, string title, IEnumerable<string> lines)
    {
        if (lines.Any())
            Section(text, title, lines);
    }
}
