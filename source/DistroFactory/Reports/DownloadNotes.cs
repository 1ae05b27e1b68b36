using System.Text;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Reports;

/// <summary>What clients download to have a release, for people: the log, the release notes.</summary>
internal static class DownloadNotes
{
    private static readonly string[] s_columns = ["Bundle", "Size", "Install", "with includes", "Update", "with includes"];

    /// <summary>A section of the plain text notes.</summary>
    public static string Text(DownloadReport report, FleetDownloads? fleet = null) =>
        $"DOWNLOADS:\n\n{(fleet is null ? "" : $"    {fleet.Describe()}.\n\n")}"
        + string.Concat(Lines(report).Select(line => line.Length == 0 ? "\n" : $"    {line}\n"));

    /// <summary>Lines of plain text: all bundles at once, then a table of each alone.</summary>
    public static IEnumerable<string> Lines(DownloadReport report)
    {
        foreach (var (what, cost) in Totals(report))
            yield return $"{what}: {ByteSize.Format(cost.Bytes)} in {cost.Requests} requests{Parts(cost)}";
        yield return "";
        foreach (var line in TextTable.Write([s_columns, .. report.Bundles.Select(Row)]))
            yield return line;
    }

    /// <summary>A section of the Markdown notes.</summary>
    public static string Markdown(DownloadReport report, FleetDownloads? fleet = null)
    {
        var text = new StringBuilder("## Downloads\n\n");
        if (fleet is not null)
            text.Append($"{fleet.Describe()}.\n\n");
        text.Append("| | Bytes | Requests | Manifests | Packs | Files alone |\n|---|---|---|---|---|---|\n");
        foreach (var (what, cost) in Totals(report))
            text.Append(
                $"| {what} | {ByteSize.Format(cost.Bytes)} | {cost.Requests} | "
                    + $"{ByteSize.Format(cost.Manifests + cost.ManifestDeltas)} | {ByteSize.Format(cost.Packs)} | "
                    + $"{ByteSize.Format(cost.Fullfiles)} |\n"
            );
        text.Append($"\n| {string.Join(" | ", s_columns)} |\n|---|---|---|---|---|---|\n");
        foreach (var bundle in report.Bundles.Select(Row))
            text.Append($"| `{bundle[0]}` | {string.Join(" | ", bundle[1..])} |\n");
        return text.ToString();
    }

    private static IEnumerable<(string What, DownloadCost Cost)> Totals(DownloadReport report) =>
        report
            .Updates.Select(update => ($"Update of all bundles from {update.From}", update.Cost))
            .Prepend(("Installation of all bundles", report.Install));

    private static string[] Row(BundleCost bundle) =>
        [
            bundle.Name,
            ByteSize.Format(bundle.ContentSize),
            Bytes(bundle.Install),
            Bytes(bundle.InstallInAll),
            Bytes(bundle.Update),
            Bytes(bundle.UpdateInAll),
        ];

    private static string Bytes(DownloadCost? cost) => cost is { } known ? ByteSize.Format(known.Bytes) : "new";

    private static string Parts(DownloadCost cost)
    {
        var parts = new (string Name, long Bytes)[]
        {
            ("manifests", cost.Manifests),
            ("manifest deltas", cost.ManifestDeltas),
            ("packs", cost.Packs),
            ("files fetched alone", cost.Fullfiles),
        };
        return $" ({string.Join(", ", parts.Where(part => part.Bytes > 0).Select(part => $"{part.Name} {ByteSize.Format(part.Bytes)}"))})";
    }
}
