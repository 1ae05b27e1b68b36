using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

/// <summary>The result of one test project, read from its .trx file.</summary>
internal sealed partial record TestRun(string Project, TimeSpan Duration, ImmutableArray<TestCase> Cases)
{
    public int Passed => Count("Passed");

    public int Skipped => Count("NotExecuted");

    public int Failed => Cases.Length - Passed - Skipped;

    public static TestRun Empty(string project) => new(project, TimeSpan.Zero, []);

    public static TestRun Read(string project, string file, TimeSpan duration)
    {
        var document = XDocument.Load(file);
        var ns = document.Root!.Name.Namespace;
        return new(
            project,
            duration,
            [
                .. document
                    .Descendants(ns + "UnitTestResult")
                    .Select(result => new TestCase(
                        (string?)result.Attribute("testName") ?? "?",
                        (string?)result.Attribute("outcome") ?? "?",
                        TimeSpan.Parse((string?)result.Attribute("duration") ?? "0:0", CultureInfo.InvariantCulture),
                        string.Join(
                            '\n',
                            result
                                .Descendants()
                                .Where(element => element.Name.LocalName is "Message" or "StackTrace")
                                .Select(element => element.Value.Trim())
                        )
                    )),
            ]
        );
    }

    /// <summary>Why tests were skipped: one line a reason, whichever projects it is of.</summary>
    public static IEnumerable<string> SkipReasons(IEnumerable<TestRun> runs) =>
        runs.SelectMany(run => run.Cases.Where(test => test.IsSkipped))
            .GroupBy(test => Origin().Replace(test.Message.Split('\n')[0], ""))
            .OrderBy(reason => reason.Key, StringComparer.Ordinal)
            .Select(reason => $"{reason.Count()} skipped: {reason.Key}");

    /// <summary>One line for the project, then what failed with its output.</summary>
    public string Describe()
    {
        var text = new StringBuilder().AppendFormat(
            "{0,-36} {1,4} passed {2,3} failed {3,3} skipped  {4,5:0.0} s",
            Project,
            Passed,
            Failed,
            Skipped,
            Duration.TotalSeconds
        );
        foreach (var test in Cases.Where(test => test.IsFailed))
            text.Append($"\n  FAILED {test.Name}\n    {test.Message.Replace("\n", "\n    ", StringComparison.Ordinal)}");
        return text.ToString();
    }

    // NUnit says where a test was given up, and this report says itself that it was skipped.
    [GeneratedRegex("^(?:(?:OneTime)?SetUp ?: |skipped: )+")]
    private static partial Regex Origin();

    private int Count(string outcome) => Cases.Count(test => test.Outcome == outcome);
}

/// <summary>The result of one test.</summary>
internal sealed record TestCase(string Name, string Outcome, TimeSpan Duration, string Message)
{
    public bool IsSkipped => Outcome == "NotExecuted";

    public bool IsFailed => Outcome is not ("Passed" or "NotExecuted");
}
