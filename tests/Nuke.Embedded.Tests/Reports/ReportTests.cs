using System.Text.Json;
using System.Xml.Linq;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Engine.Reports;

namespace Nuke.Embedded.Tests.Reports;

public sealed class ReportTests : IDisposable
{
    private const string Command = "Fetch Check Break Afterwards Tidy Warn --retries 4 --token s3cr3t\"<x>";

    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Test]
    public void Every_run_leaves_a_record_with_what_became_of_its_targets()
    {
        _stage.Run<SampleBuild>(Command);
        using var json = JsonDocument.Parse(
            File.ReadAllText(Directory.GetFiles(Path.Combine(_stage.Root, ".nuke/temp/runs"), "*.json").Single())
        );
        var run = json.RootElement;
        Assert.That(run.GetProperty("exitCode").GetInt32(), Is.EqualTo(2));
        Assert.That(run.GetProperty("host").GetString(), Is.EqualTo("Terminal"));
        Assert.That(
            run.GetProperty("parameters").GetRawText(),
            Does.Contain("\"on the command line\"").And.Contain("\"4\"").And.Contain("\"***\"")
        );
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
        _stage.Run<SampleBuild>($"{Command} --report {file}");
        var text = File.ReadAllText(Path.Combine(_stage.Root, file));
        Assert.That(text, Does.Contain("Afterwards").And.Contain("the server refused ***").And.Not.Contain("s3cr3t"));
    }

    [Test]
    public void The_JUnit_file_has_a_case_for_each_target()
    {
        _stage.Run<SampleBuild>($"{Command} --report junit.xml");
        var suite = XDocument.Load(Path.Combine(_stage.Root, "junit.xml")).Root!.Element("testsuite")!;
        Assert.That(
            suite.Attributes().Select(attribute => (attribute.Name.LocalName, attribute.Value)),
            Does.Contain(("tests", "7")).And.Contain(("failures", "1")).And.Contain(("skipped", "3"))
        );
        var failed = suite.Elements().Single(test => test.Attribute("name")!.Value == "Break");
        Assert.That(failed.Element("failure")!.Attribute("message")!.Value, Is.EqualTo("the server refused ***"));
    }

    [Test]
    public void The_page_refers_to_nothing_outside_of_itself()
    {
        _stage.Run<SampleBuild>($"{Command} --report run.html --no-logo");
        var page = File.ReadAllText(Path.Combine(_stage.Root, "run.html"));
        Assert.That(page, Does.Not.Contain("http").And.Not.Contain(" src=").And.Not.Contain("{{"));
        Assert.That(
            page,
            Does.Contain("<title>SampleBuild: failed</title>").And.Contain("<h2>Break failed</h2><pre>the server refused ***</pre>")
        );
    }

    [TestCase("Prepare --report run.pdf", "--report: 'run.pdf' ends in none of .html, .json and .xml")]
    [TestCase("Prepare --report", "--report needs the name of a file that ends in .html, .json or .xml")]
    public void A_report_in_no_known_form_is_refused(string commandLine, string message) =>
        Assert.That(_stage.Run<SampleBuild>(commandLine), Is.EqualTo(new Outcome(64, message + "\n")));

    [Test]
    public void A_report_that_cannot_be_written_is_refused_before_the_run()
    {
        _stage.Write("file", "");
        var build = new SampleBuild();
        var outcome = _stage.Run(build, "Prepare --report file/run.html");
        Assert.That(outcome.ExitCode, Is.EqualTo(64));
        Assert.That(outcome.Output, Does.StartWith($"--report: {_stage.Root}/file/run.html cannot be written: "));
        Assert.That(build.Trace, Is.Empty);
    }

    [Test]
    public void The_folder_of_a_report_is_made()
    {
        _stage.Run<SampleBuild>("Prepare --report new/run.html");
        Assert.That(Directory.GetFiles(Path.Combine(_stage.Root, "new")).Select(Path.GetFileName), Is.EqualTo(["run.html"]));
    }

    [Test]
    public void The_records_of_the_last_twenty_runs_are_kept()
    {
        var runs = Directory.CreateDirectory(Path.Combine(_stage.Root, ".nuke/temp/runs")).FullName;
        for (var i = 0; i < 30; i++)
            File.WriteAllText(Path.Combine(runs, $"20250101-0000{i:00}-1.json"), "{}");
        _stage.Run<SampleBuild>("Prepare");
        var names = Directory.GetFiles(runs, "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.That(names, Has.Count.EqualTo(20));
        Assert.That(names[^1], Does.StartWith("20260102-030405"));
    }

    [Test]
    public void The_critical_path_leads_from_the_last_target_to_those_it_waited_for()
    {
        var start = Target("Start", 0, 1);
        var quick = Target("Quick", 1, 3, start);
        var slow = Target("Slow", 1, 4, start);
        var end = Target("End", 4, 5, quick, slow);
        ExecutableTarget[] plan = [start, quick, slow, end, Target("Apart", 0, 4.5)];
        Assert.That(CriticalPath.Of(plan, PlanEdge.Among(plan)), Is.EqualTo([start, slow, end]));
    }

    [Test]
    public void A_target_that_waited_for_its_turn_waited_for_the_one_that_made_room()
    {
        var first = Target("First", 0, 9);
        var second = Target("Second", 0, 4);
        var needs = Target("Needs", 4, 6, second);
        var late = Target("Late", 9, 11, second);
        ExecutableTarget[] plan = [first, second, needs, late];
        Assert.That(CriticalPath.Of(plan, PlanEdge.Among(plan)), Is.EqualTo([first, late]));
    }

    [Test]
    public void The_path_leads_through_targets_that_did_not_run()
    {
        var start = Target("Start", 0, 5);
        var skipped = new ExecutableTarget { Name = "Skipped" };
        skipped.ExecutionDependencies.Add(start);
        var other = Target("Other", 0, 3);
        var end = Target("End", 5, 6, skipped, other);
        ExecutableTarget[] plan = [start, skipped, other, end];
        Assert.That(CriticalPath.Of(plan, PlanEdge.Among(plan)), Is.EqualTo([start, end]));
    }

    private static ExecutableTarget Target(string name, double start, double end, params ExecutableTarget[] needs)
    {
        var target = new ExecutableTarget
        {
            Name = name,
            Start = TimeSpan.FromSeconds(start),
            Duration = TimeSpan.FromSeconds(end - start),
        };
        target.ExecutionDependencies.AddRange(needs);
        return target;
    }
}
