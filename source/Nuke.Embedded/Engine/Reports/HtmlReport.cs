using System.Globalization;
using Nuke.Common.Execution;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Reports;

/// <summary>
/// A run as a page: what failed, a timeline, every target, and what the run was given. It is read in the dark, and on a telephone, too.
/// </summary>
internal static class HtmlReport
{
    private const int Ticks = 4;

    public static string Write(RunRecord run) =>
        HtmlPage.Fill(
            typeof(HtmlReport),
            "run.html",
            ("title", HtmlPage.Text($"{(run.Subject.Length > 0 ? run.Subject : run.Build)}: {Outcome(run)}")),
            (
                "facts",
                HtmlPage.Text(
                    $"{run.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC · {Durations.Text(run.Duration)} · exit "
                        + $"code {run.ExitCode} · {run.Build} · {run.Host} on {run.Machine}"
                        + (run.Parallel > 1 ? $" · up to {run.Parallel} targets at once" : "")
                )
            ),
            ("failures", string.Concat(run.Targets.Where(target => target.Failure is not null).Select(Failure))),
            ("messages", Messages(run)),
            ("timeline", Timeline(run)),
            ("path", HtmlPage.Text(Path(run))),
            ("rows", string.Concat(run.Targets.Select(Row))),
            ("command", HtmlPage.Text($"./build.sh {string.Join(' ', run.Arguments)}")),
            (
                "parameters",
                string.Concat(
                    run.Parameters.Select(parameter =>
                        $"<tr><td>{HtmlPage.Text(parameter.Name)}</td><td>{HtmlPage.Text(parameter.Value)}</td>"
                        + $"<td>{HtmlPage.Text(parameter.Source)}</td></tr>\n"
                    )
                )
            ),
            ("versions", HtmlPage.Text(string.Join(" · ", run.Versions.Select(version => $"{version.Key} {version.Value}"))))
        );

    private static string Outcome(RunRecord run) =>
        run switch
        {
            { Signal: { } signal } => $"interrupted by {signal}",
            _ when run.Targets.Any(target => target.Status == ExecutionStatus.Failed) => "failed",
            { ExitCode: 0 } => "succeeded",
            _ => $"ended with exit code {run.ExitCode}",
        };

    private static string Failure(TargetRecord target) =>
        $"<section class=\"failure\"><h2>{target.Name} {target.StatusText}</h2><pre>{HtmlPage.Text(target.Failure)}</pre></section>\n";

    // What failed beside the targets, a condition or a hook, stands here too.
    private static string Messages(RunRecord run)
    {
        var messages =
            run.Messages.Count == 0
                ? ""
                : $"<h2>Warnings and errors</h2>\n<pre class=\"box\">{HtmlPage.Text(string.Join('\n', run.Messages))}</pre>\n";
        return messages + (run.Log is null ? "" : $"<p class=\"facts\">The whole log: <code>{HtmlPage.Text(run.Log)}</code></p>\n");
    }

    private static string Timeline(RunRecord run)
    {
        var targets = run.Targets.Where(target => target.Start is not null).OrderBy(target => target.Start).ToList();
        var length = Math.Max(targets.Select(target => (target.Start!.Value + target.Duration).TotalSeconds).Append(0).Max(), 0.001);
        var ticks = Enumerable
            .Range(0, Ticks + 1)
            .Select(i => $"<span style=\"left:{Percent(i, Ticks)}\">{Durations.Text(TimeSpan.FromSeconds(length * i / Ticks))}</span>");
        return "<div class=\"bar-row scale\"><span class=\"name\"></span><span "
            + $"class=\"track\">{string.Concat(ticks)}</span><span class=\"time\"></span></div>\n"
            + string.Concat(targets.Select(target => Bar(target, length, run.Parallel > 1)));
    }

    // Of targets that ran one after the other all are on the path: to mark each of them would say nothing.
    private static string Bar(TargetRecord target, double length, bool marks)
    {
        var what =
            $"{target.Name}: {target.StatusText}, {Durations.Text(target.Duration)}, began at "
            + $"+{Durations.Text(target.Start!.Value)}{(target.IsCritical ? ", on the critical path" : "")}";
        return $"<div class=\"bar-row{(marks && target.IsCritical ? " critical" : "")}\" "
            + $"title=\"{HtmlPage.Text(what)}\"><span class=\"name\">{target.Name}</span>"
            + $"<span class=\"track\"><i class=\"{target.StatusText.Replace(' ', '-')}\" "
            + $"style=\"left:{Percent(target.Start.Value.TotalSeconds, length)};"
            + $"width:{Percent(target.Duration.TotalSeconds, length)}\"></i></span>"
            + $"<span class=\"time number\">{Durations.Text(target.Duration)}</span></div>\n";
    }

    private static string Path(RunRecord run)
    {
        var path = run.Targets.Where(target => target.IsCritical).OrderBy(target => target.Start).ToList();
        if (path.Count == 0)
            return "";
        var all = path.Sum(target => target.Duration.TotalSeconds);
        var shares = path.OrderByDescending(target => target.Duration)
            .Take(3)
            .Where(target => target.Duration.TotalSeconds >= all / 100)
            .Select(target => $"{target.Name} {Percent(target.Duration.TotalSeconds, all, "0")}");
        var longest = all > 0 ? $" Most of its {Durations.Text(TimeSpan.FromSeconds(all))}: {string.Join(", ", shares)}." : "";
        return run.Parallel > 1
            ? "Bold and framed: the critical path, "
                + $"{string.Join(" → ", path.Select(target => target.Name))}. The run was as long "
                + $"as it.{longest}"
            : $"The targets ran one after the other, so all of them are the critical path.{longest}";
    }

    private static string Row(TargetRecord target)
    {
        var facts = target
            .Summary.Select(pair => $"{pair.Key}: {pair.Value}")
            .Prepend(target.Reason)
            .Prepend(target.Attempts > 1 ? $"{target.Attempts} attempts" : null)
            .OfType<string>();
        return $"<tr class=\"{target.StatusText.Replace(' ', '-')}\"><td "
            + $"title=\"{HtmlPage.Text(target.Description)}\">{target.Name}</td><td>{target.StatusText}</td>"
            + $"<td class=\"number\" data-label=\"Start\">{(target.Start is { } start ? "+" + Durations.Text(start) : "")}</td><td "
            + $"class=\"number\" data-label=\"Duration\">{(target.Start is null ? "" : Durations.Text(target.Duration))}</td>"
            + $"<td>{HtmlPage.Text(string.Join("; ", facts))}</td><td data-label=\"Waited "
            + $"for\">{HtmlPage.Text(string.Join(", ", target.WaitsFor))}</td></tr>\n";
    }

    private static string Percent(double part, double whole, string format = "0.##") =>
        $"{(100 * part / whole).ToString(format, CultureInfo.InvariantCulture)}{(format == "0" ? " " : "")}%";
}
