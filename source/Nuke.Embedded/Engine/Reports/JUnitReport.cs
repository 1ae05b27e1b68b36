using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Nuke.Common.Execution;

namespace Nuke.Embedded.Engine.Reports;

/// <summary>A run as a JUnit file, as CI servers read it: a test case for each target.</summary>
internal static partial class JUnitReport
{
    public static string Write(RunRecord run)
    {
        var targets = run.Targets.Where(target => target.Status != ExecutionStatus.Collective).ToList();
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", run.Build),
            new XAttribute("tests", targets.Count),
            new XAttribute("failures", targets.Count(target => target.Status == ExecutionStatus.Failed)),
            new XAttribute("errors", targets.Count(target => target.Status == ExecutionStatus.Aborted)),
            new XAttribute("skipped", targets.Count(target => target.StatusText is "skipped" or "not run")),
            new XAttribute("time", Seconds(run.Duration)),
            new XAttribute("timestamp", run.Started.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)),
            new XAttribute("hostname", run.Machine),
            targets.Select(target => Case(run, target))
        );
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{new XElement("testsuites", suite)}\n";
    }

    private static XElement Case(RunRecord run, TargetRecord target) =>
        new(
            "testcase",
            new XAttribute("classname", run.Build),
            new XAttribute("name", target.Name),
            new XAttribute("time", Seconds(target.Duration)),
            target.Status switch
            {
                ExecutionStatus.Failed => Outcome("failure", target.Failure),
                ExecutionStatus.Aborted => Outcome("error", target.Failure),
                ExecutionStatus.Skipped => Outcome("skipped", target.Reason),
                ExecutionStatus.Succeeded => null,
                _ => Outcome("skipped", "not run"),
            }
        );

    private static XElement Outcome(string kind, string? message) => new(kind, new XAttribute("message", Legal(message)), Legal(message));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    // XML has no place for control characters, not even escaped.
    private static string Legal(string? text) => ControlCharacters().Replace(text ?? "", "�");

    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]")]
    private static partial Regex ControlCharacters();
}
