using System.Globalization;
using Nuke.Common.Execution;
using Nuke.Embedded.Output;

namespace Nuke.Embedded.Reports;

/// <summary>A run as a page: what failed, a timeline, every target, and what the run was given.</summary>
internal static class HtmlReport
{
    private const double RowHeight = 26;
    private const double NameWidth = 190;
    private const double TimeWidth = 760;
    private const int Ticks = 5;

    public static string Write(RunRecord run) => HtmlPage.Fill(
        "run.html",
        ("title", HtmlPage.Text($"{run.Build}: {Outcome(run)}")),
        ("facts", HtmlPage.Text($"{run.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC · {Durations.Text(run.Duration)} · exit code {run.ExitCode} · {run.Host} on {run.Machine}"
            + (run.Parallel > 1 ? $" · up to {run.Parallel} targets at once" : ""))),
        ("failures", string.Concat(run.Targets.Where(target => target.Failure is not null).Select(Failure))),
        ("timeline", Timeline(run)),
        ("rows", string.Concat(run.Targets.Select(Row))),
        ("command", HtmlPage.Text($"./build.sh {string.Join(' ', run.Arguments)}")),
        ("parameters", string.Concat(run.Parameters.Select(parameter =>
            $"<tr><td>{HtmlPage.Text(parameter.Name)}</td><td>{HtmlPage.Text(parameter.Value)}</td><td>{HtmlPage.Text(parameter.Source)}</td></tr>\n"))),
        ("versions", HtmlPage.Text(string.Join(" · ", run.Versions.Select(version => $"{version.Key} {version.Value}")))));

    private static string Outcome(RunRecord run) => run switch
    {
        { Signal: { } signal } => $"interrupted by {signal}",
        _ when run.Targets.Any(target => target.Status == ExecutionStatus.Failed) => "failed",
        { ExitCode: 0 } => "succeeded",
        _ => $"ended with exit code {run.ExitCode}",
    };

    private static string Failure(TargetRecord target) =>
        $"<section class=\"failure\"><h2>{target.Name} {target.StatusText}</h2><pre>{HtmlPage.Text(target.Failure)}</pre></section>\n";

    private static string Timeline(RunRecord run)
    {
        var targets = run.Targets.Where(target => target.Start is not null).OrderBy(target => target.Start).ToList();
        var length = Math.Max(targets.Select(target => (target.Start!.Value + target.Duration).TotalSeconds).Append(0).Max(), 0.001);
        var height = targets.Count * RowHeight + 24;
        var ticks = Enumerable.Range(0, Ticks + 1).Select(i => Tick(i * length / Ticks, NameWidth + i * TimeWidth / Ticks, height));
        var bars = targets.Select((target, row) => Bar(target, 20 + row * RowHeight, length));
        var width = N(NameWidth + TimeWidth + 90);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{N(height)}\" viewBox=\"0 0 {width} {N(height)}\">\n{string.Concat(ticks)}{string.Concat(bars)}</svg>";
    }

    private static string Tick(double seconds, double x, double height) =>
        $"<line x1=\"{N(x)}\" y1=\"16\" x2=\"{N(x)}\" y2=\"{N(height)}\" stroke=\"#e3e7ee\"/><text x=\"{N(x)}\" y=\"11\" font-size=\"11\" fill=\"#5b6b86\" text-anchor=\"middle\">{Durations.Text(TimeSpan.FromSeconds(seconds))}</text>\n";

    private static string Bar(TargetRecord target, double y, double length)
    {
        var x = NameWidth + target.Start!.Value.TotalSeconds / length * TimeWidth;
        var width = Math.Max(target.Duration.TotalSeconds / length * TimeWidth, 2);
        var colour = target.Status switch
        {
            ExecutionStatus.Succeeded => "#3a9d5d",
            ExecutionStatus.Failed => "#cf3b3b",
            _ => "#d08a1d",
        };
        var critical = target.IsCritical ? " stroke=\"#1c2534\" stroke-width=\"1.5\"" : "";
        return $"<g><title>{HtmlPage.Text($"{target.Name}: {target.StatusText}, {Durations.Text(target.Duration)}, began at +{Durations.Text(target.Start.Value)}{(target.IsCritical ? ", on the critical path" : "")}")}</title>"
            + $"<text x=\"{N(NameWidth - 8)}\" y=\"{N(y + 14)}\" font-size=\"13\" text-anchor=\"end\"{(target.IsCritical ? " font-weight=\"bold\"" : "")}>{target.Name}</text>"
            + $"<rect x=\"{N(x)}\" y=\"{N(y + 2)}\" width=\"{N(width)}\" height=\"{N(RowHeight - 8)}\" rx=\"3\" fill=\"{colour}\"{critical}/>"
            + $"<text x=\"{N(x + width + 5)}\" y=\"{N(y + 15)}\" font-size=\"11\" fill=\"#5b6b86\">{Durations.Text(target.Duration)}</text></g>\n";
    }

    private static string Row(TargetRecord target)
    {
        var facts = target.Summary.Select(pair => $"{pair.Key}: {pair.Value}").Prepend(target.Reason).Prepend(target.Attempts > 1 ? $"{target.Attempts} attempts" : null).OfType<string>();
        return $"<tr class=\"{target.StatusText.Replace(' ', '-')}\"><td title=\"{HtmlPage.Text(target.Description)}\">{target.Name}</td><td>{target.StatusText}</td>"
            + $"<td class=\"number\">{(target.Start is { } start ? "+" + Durations.Text(start) : "")}</td><td class=\"number\">{(target.Start is null ? "" : Durations.Text(target.Duration))}</td>"
            + $"<td>{HtmlPage.Text(string.Join("; ", facts))}</td><td>{HtmlPage.Text(string.Join(", ", target.WaitsFor))}</td></tr>\n";
    }

    private static string N(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}
