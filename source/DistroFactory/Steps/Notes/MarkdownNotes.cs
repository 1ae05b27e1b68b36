using System.Text;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Reports;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Notes;

/// <summary>Release notes as Markdown: what a release page or a build summary shows.</summary>
internal static class MarkdownNotes
{
    /// <summary>The whole text.</summary>
    public static string Write(ReleaseNotes notes)
    {
        var text = new StringBuilder();
        text.Append($"# {notes.Namespace} {notes.Version}\n\n");
        text.Append(
            notes.Previous == StreamVersion.None
                ? $"The first release, in format {notes.Format}, mixed on {TextNotes.Moment(notes.Timestamp)}.\n\n"
                : $"Follows {notes.Previous}, in format {notes.Format}, mixed on {TextNotes.Moment(notes.Timestamp)}.\n\n"
        );
        if (notes.Rollback is { } rollback)
            text.Append($"**{Escape(rollback)}** Machines update to it as to any release.\n\n");
        if (DifferenceText.Downgrades(notes.Packages) is { } downgrades)
            text.Append($"**{Escape(downgrades)}**\n\n");
        if (!notes.Steps.IsEmpty)
            text.Append("It crosses a format bump:\n\n").AppendJoin("", notes.Steps.Select(step => $"* {step}\n")).Append('\n');
        Table(
            text,
            "Sizes",
            ["", "Count", "Bytes"],
            [
                ["Bundles", $"{notes.BundleCount}", ByteSize.Format(notes.ContentSize)],
                ["Packages", $"{notes.PackageCount}", ""],
                ["New fullfiles", $"{notes.Fullfiles.Count}", ByteSize.Format(notes.Fullfiles.Bytes)],
                ["New zero packs", $"{notes.ZeroPacks.Count}", ByteSize.Format(notes.ZeroPacks.Bytes)],
                ["New delta packs", $"{notes.DeltaPacks.Count}", ByteSize.Format(notes.DeltaPacks.Bytes)],
            ]
        );

        Table(
            text,
            "Packages",
            ["Package", "Change", "Old", "New"],
            notes.Packages.Changes.OrderBy(change => change.Kind != PackageChangeKind.Downgraded).Select(Row)
        );
        Table(
            text,
            "Bundles",
            ["Bundle", "Change", "Size"],
            [
                .. notes.Bundles.Added.Select(bundle => new[] { Code(bundle.Name), "added", ByteSize.Format(bundle.ContentSize) }),
                .. notes.Bundles.Removed.Select(bundle => new[] { Code(bundle.Name), "removed", "" }),
                .. notes.Bundles.Changed.Select(bundle =>
                    new[]
                    {
                        Code(bundle.Name),
                        "changed",
                        $"{ByteSize.Format(bundle.SizeNow)} ({ByteSize.FormatChange(bundle.SizeNow - bundle.SizeBefore)})",
                    }
                ),
            ]
        );

        if (!notes.Correctness.IsEmpty)
        {
            Table(
                text,
                "Correctness",
                ["Manifests", "Entries as packaged", "Files added", "Removed", "Changed"],
                notes.Correctness.Select(report =>
                    new[]
                    {
                        report.From == StreamVersion.None ? $"{report.To}" : $"{report.From} → {report.To}",
                        $"{report.EntryCount}",
                        $"{report.Total.Added}",
                        $"{report.Total.Removed}",
                        $"{report.Total.Changed}",
                    }
                )
            );
        }

        if (!notes.Images.IsEmpty)
            Table(
                text,
                "Images",
                ["File", "Bytes", "SHA-512"],
                notes.Images.Select(image => new[] { Code(image.Name), ByteSize.Format(image.Bytes), Code(image.Checksum ?? "") })
            );
        if (!notes.Checks.IsEmpty)
            Table(
                text,
                "Quality",
                ["Check", "Outcome", "Policy", "Found"],
                notes.Checks.Select(check =>
                    new[]
                    {
                        Code(check.Name),
                        check.Outcome.Word(),
                        check.Policy,
                        string.Join("<br>", check.Findings.Prepend(check.Says).Select(Cell)),
                    }
                )
            );
        if (!notes.Warnings.IsEmpty)
            text.Append("## Warnings\n\n").AppendJoin("", notes.Warnings.Select(warning => $"* {Escape(warning)}\n")).Append('\n');
        if (notes.Downloads is { } downloads)
            text.Append(DownloadNotes.Markdown(downloads, notes.Fleet));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string[] Row(PackageChange change) =>
        [Code(change.Name), change.Kind.ToString().ToLowerInvariant(), change.Old?.Evr.ToString() ?? "", change.New?.Evr.ToString() ?? ""];

    private static void Table(StringBuilder text, string title, string[] columns, IEnumerable<string[]> rows)
    {
        text.Append($"## {title}\n\n");
        var body = string.Concat(rows.Select(row => $"| {string.Join(" | ", row)} |\n"));
        if (body.Length == 0)
            text.Append("No change.\n\n");
        else
            text.Append($"| {string.Join(" | ", columns)} |\n|{string.Concat(columns.Select(_ => "---|"))}\n{body}\n");
    }

    private static string Code(string name) => $"`{name}`";

    private static string Cell(string sentence) => Escape(sentence.Replace('\n', ' '));

    // A warning quotes file names, which may hold what Markdown would take for a tag or a cell border.
    private static string Escape(string sentence) =>
        sentence
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("<", "\\<", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("*", "\\*", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}
