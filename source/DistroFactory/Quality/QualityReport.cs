using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using DistroFactory.Foundation;
using DistroFactory.Model;

namespace DistroFactory.Quality;

/// <summary>The results of all checks in JUnit's form, which CI servers show.</summary>
internal static class QualityReport
{
    private const int MostCases = 5000;

    /// <summary>The document.</summary>
    /// <param name="title">What was checked.</param>
    /// <param name="record">The results.</param>
    /// <param name="tests">The tests of each check that has any, by its name.</param>
    public static string Write(string title, QualityRecord record, IReadOnlyDictionary<string, ImmutableArray<TestCase>> tests)
    {
        var suites = record.Checks.Select(check => Suite(title, check, tests.GetValueOrDefault(check.Name, [])));
        return new XDocument(new XElement("testsuites", new XAttribute("name", Printable(title)), suites)) + "\n";
    }

    private static XElement Suite(string title, CheckResult check, ImmutableArray<TestCase> tests)
    {
        // A server that hides what passed still shows each check. What failed comes first, for long lists are cut.
        XElement[] cases =
        [
            Case(title, check.Name, Outcome(check), Message(check), check.Duration),
            .. tests
                .OrderBy(test => test.Outcome != TestOutcome.Failed)
                .Take(MostCases)
                .Select(test => Case($"{title}.{check.Name}", test.Name, Softened(test.Outcome, check), test.Message, TimeSpan.Zero)),
        ];
        return new(
            "testsuite",
            new XAttribute("name", check.Name),
            new XAttribute("tests", cases.Length),
            new XAttribute("failures", cases.Count(test => test.Element("failure") is not null)),
            new XAttribute("skipped", cases.Count(test => test.Element("skipped") is not null)),
            new XAttribute("time", Seconds(check.Duration)),
            cases
        );
    }

    // A check that only warns makes no pipeline red.
    private static TestOutcome Softened(TestOutcome outcome, CheckResult check) =>
        outcome == TestOutcome.Failed && check.Outcome != CheckOutcome.Failed ? TestOutcome.Skipped : outcome;

    private static TestOutcome Outcome(CheckResult check) =>
        check.Outcome switch
        {
            CheckOutcome.Failed => TestOutcome.Failed,
            CheckOutcome.Passed => TestOutcome.Passed,
            _ => TestOutcome.Skipped,
        };

    private static string Message(CheckResult check) =>
        check.Outcome == CheckOutcome.Passed ? "" : string.Join('\n', check.Findings.Prepend(check.Says));

    private static XElement Case(string suite, string name, TestOutcome outcome, string message, TimeSpan time)
    {
        var element = new XElement(
            "testcase",
            new XAttribute("classname", Printable(suite)),
            new XAttribute("name", Printable(name)),
            new XAttribute("time", Seconds(time))
        );
        var first = new XAttribute("message", Printable(message.Split('\n')[0]));
        if (outcome == TestOutcome.Failed)
            element.Add(new XElement("failure", first, Printable(message)));
        else if (outcome == TestOutcome.Skipped)
            element.Add(new XElement("skipped", first));
        return element;
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Printable(string text) => LegibleText.WithoutControls(LegibleText.Of(text));
}
