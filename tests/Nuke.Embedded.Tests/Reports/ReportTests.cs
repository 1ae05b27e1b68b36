using System.Text.Json;
using System.Xml.Linq;
using Nuke.Common.Execution;
using Nuke.Embedded.Plans;
using Nuke.Embedded.Reports;

namespace Nuke.Embedded.Tests.Reports;

public sealed class ReportTests : IDisposable
{
    private const string Command = "Fetch Check Break Afterwards Tidy Warn --retries 4 --token s3cr3t\"<x>";

    private readonly Stage stage = new();

    public void Dispose() => stage.Dispose();

    [Test]
    public void Every_run_leaves_a_record_with_what_became_of_its_targets()
    {
        stage.Run<SampleBuild>(Command);
        using var json = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(Path.Combine(stage.Root, ".nuke/temp/runs"), "*.json").Single()));
        var run = json.RootElement;
        Assert.That(run.GetProperty("exitCode").GetInt32(), Is.EqualTo(2));
        Assert.That(run.GetProperty("host").GetString(), Is.EqualTo("Terminal"));
        Assert.That(run.GetProperty("parameters").GetRawText(), Does.Contain("\"on the command line\"").And.Contain("\"4\"").And.Contain("\"***\""));
        var targets = run.GetProperty("targets").EnumerateArray().ToDictionary(target => target.GetProperty("name").GetString()!);
        Assert.That(targets["Fetch"].GetProperty("status").GetString(), Is.EqualTo("succeeded"));
        Assert.That(targets["Fetch"].GetProperty("waitsFor")[0].GetString(), Is.EqualTo("Prepare"));
        Assert.That(targets["Check"].GetProperty("reason").GetString(), Is.EqualTo("only when retries > 5"));
        Assert.That(targets["Break"].GetProperty("failure").GetString(), Is.EqualTo("the server refused ***"));
        Assert.That(targets["Warn"].GetProperty("status").GetString(), Is.EqualTo("not run"));
    }

    [TestCase("report.json")]
    [TestCase("report.html")]
    [TestCase("report.xml")]
    public void A_report_goes_where_the_caller_wants_it_without_secrets(string file)
    {
        stage.Run<SampleBuild>($"{Command} --report {file}");
        var text = File.ReadAllText(Path.Combine(stage.Root, file));
        Assert.That(text, Does.Contain("Afterwards").And.Contain("the server refused ***").And.Not.Contain("s3cr3t"));
    }

    [Test]
    public void The_JUnit_file_has_a_case_for_each_target()
    {
        stage.Run<SampleBuild>($"{Command} --report junit.xml");
        var suite = XDocument.Load(Path.Combine(stage.Root, "junit.xml")).Root!.Element("testsuite")!;
        Assert.That(suite.Attributes().Select(attribute => (attribute.Name.LocalName, attribute.Value)), Does.Contain(("tests", "7")).And.Contain(("failures", "1")).And.Contain(("skipped", "3")));
        var failed = suite.Elements().Single(test => test.Attribute("name")!.Value == "Break");
        Assert.That(failed.Element("failure")!.Attribute("message")!.Value, Is.EqualTo("the server refused ***"));
    }

    [Test]
    public void The_page_refers_to_nothing_outside_of_itself()
    {
        stage.Run<SampleBuild>($"{Command} --report run.html --no-logo");
        var page = File.ReadAllText(Path.Combine(stage.Root, "run.html"));
        Assert.That(page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), Does.Not.Contain("http").And.Not.Contain(" src=").And.Not.Contain("{{"));
        Assert.That(page, Does.Contain("<title>SampleBuild: failed</title>").And.Contain("<h2>Break failed</h2><pre>the server refused ***</pre>"));
    }

    [TestCase("Prepare --report run.pdf", "--report: 'run.pdf' ends in none of .html, .json and .xml")]
    [TestCase("Prepare --report", "--report needs the name of a file that ends in .html, .json or .xml")]
    public void A_report_in_no_known_form_is_refused(string commandLine, string message) =>
        Assert.That(stage.Run<SampleBuild>(commandLine), Is.EqualTo(new Outcome(64, message + "\n")));

    [Test]
    public void The_records_of_the_last_twenty_runs_are_kept()
    {
        var runs = Directory.CreateDirectory(Path.Combine(stage.Root, ".nuke/temp/runs")).FullName;
        for (var i = 0; i < 30; i++)
            File.WriteAllText(Path.Combine(runs, $"20250101-0000{i:00}-1.json"), "{}");
        stage.Run<SampleBuild>("Prepare");
        var names = Directory.GetFiles(runs, "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.That(names, Has.Count.EqualTo(20));
        Assert.That(names[^1], Does.StartWith("20260102-030405"));
    }

    [Test]
    public void The_critical_path_is_the_chain_that_took_longest()
    {
        ExecutableTarget Target(string name, int seconds, params ExecutableTarget[] needs)
        {
            var target = new ExecutableTarget { Name = name, Duration = TimeSpan.FromSeconds(seconds), Start = TimeSpan.Zero };
            target.ExecutionDependencies.AddRange(needs);
            return target;
        }

        var start = Target("Start", 1);
        var quick = Target("Quick", 2, start);
        var slow = Target("Slow", 3, start);
        var end = Target("End", 1, quick, slow);
        ExecutableTarget[] plan = [start, quick, slow, end, Target("Apart", 4)];
        Assert.That(CriticalPath.Of(plan, PlanEdge.Among(plan)), Is.EquivalentTo([start, slow, end]));
    }
}
