using System.Text;
using System.Text.Json;
using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;

namespace Nuke.Embedded.Tests;

/// <summary>What a run leaves for those that come after it on a CI server.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Test]
    public void GitHub_gets_step_outputs()
    {
        _stage.Variables["GITHUB_OUTPUT"] = Path.Combine(_stage.Root, "output");
        _stage.Run<SampleBuild>("Report --token s3cr3t --host GitHubActions");
        Assert.That(
            File.ReadAllText(_stage.Variables["GITHUB_OUTPUT"]),
            Is.EqualTo("changed=true\nrelease-notes<<end-4252f8d56b4bb236\nfirst\nsecond\nend-4252f8d56b4bb236\nlogin=with ***\n")
        );
    }

    [Test]
    public void GitLab_gets_dotenv_variables() =>
        Assert.That(Left("GitLab", CiFile.Dotenv), Is.EqualTo("CHANGED=true\nRELEASE_NOTES=first second\nLOGIN=with ***\n"));

    [Test]
    public void Jenkins_gets_properties() =>
        Assert.That(Left("Jenkins", CiFile.Properties), Is.EqualTo("changed=true\nrelease.notes=first\\nsecond\nlogin=with ***\n"));

    [Test]
    public void At_a_terminal_nothing_is_left()
    {
        _stage.Run<SampleBuild>("Report");
        Assert.That(File.Exists(Path.Combine(_stage.Root, CiFile.Relative(CiFile.Dotenv))), Is.False);
    }

    [Test]
    public void GitLab_gets_warnings_and_errors_with_their_places()
    {
        _stage.Write(".nuke/distro.yaml", "x");
        _stage.Variables["CI_JOB_URL"] = "https://gitlab.example/jobs/1";
        var report = Left("GitLab", CiFile.CodeQuality, "Warn Misconfigured --keep-going");
        Approval.Compare("CodeQuality.json", report);
        Assert.That(JsonDocument.Parse(report).RootElement.GetArrayLength(), Is.EqualTo(2));
        Assert.That(
            File.ReadAllText(Path.Combine(_stage.Root, CiFile.Relative(CiFile.Annotations))),
            Does.Contain("https://gitlab.example/jobs/1/artifacts/file/.nuke/temp/summary.md")
        );
    }

    [Test]
    public void GitHub_annotates_the_line_that_an_error_names()
    {
        _stage.Write(".nuke/distro.yaml", "x");
        var outcome = _stage.Run<SampleBuild>("Misconfigured --host GitHubActions");
        Assert.That(
            outcome.Output,
            Does.Contain(
                "::error "
                    + "file=.nuke/distro.yaml,line=3,col=5,title=Misconfigured::Misconfigured "
                    + "failed: .nuke/distro.yaml:3:5: name: is missing"
            )
        );
    }

    [Test]
    public void GitHub_takes_no_commands_out_of_what_a_target_prints()
    {
        var lines = _stage.Run<SampleBuild>("Fetch --host GitHubActions").Output.Split('\n').ToList();
        var printed = lines.FindIndex(line => line.Contains("fetch with", StringComparison.Ordinal));
        var before = lines[..printed].Where(line => line.Contains("TOKEN", StringComparison.Ordinal)).ToList();
        Assert.That(before[^1], Is.EqualTo("::stop-commands::TOKEN"));
    }

    [Test]
    public void The_summary_of_a_step_stays_within_what_GitHub_shows()
    {
        var file = Path.Combine(_stage.Root, "summary.md");
        StepSummary.Append(file, "first\n");
        StepSummary.Append(file, new StringBuilder().Insert(0, "ä", 600_000).ToString());
        StepSummary.Append(file, "no room\n");
        Assert.That(new FileInfo(file).Length, Is.LessThanOrEqualTo(StepSummary.MaximumBytes));
        Assert.That(File.ReadAllText(file), Does.StartWith("first\nä").And.EndWith("the log has all of it.*\n").And.Not.Contain("\ufffd"));
    }

    [Test]
    public void The_summary_begins_with_what_came_of_what_was_asked_for([Values("GitHubActions", "GitLab")] string host)
    {
        var file = Path.Combine(_stage.Root, "step.md");
        _stage.Variables["GITHUB_STEP_SUMMARY"] = file;
        var left = host == "GitLab" ? Left(host, CiFile.Summary) : Run();
        Assert.That(left, Does.StartWith("### Report\n\n* **").And.Contain("\n| Report | Succeeded |").And.Not.Contain("s3cr3t"));

        string Run()
        {
            _stage.Run<SampleBuild>($"Report --token s3cr3t --host {host}");
            return File.ReadAllText(file);
        }
    }

    [Test]
    public void The_description_for_Jenkins_is_one_line_without_secrets_and_empty_when_there_is_nothing_to_tell()
    {
        Assert.That(Left("Jenkins", CiFile.Description), Does.Contain(": ").And.Not.Contain("s3cr3t").And.Not.Contain("\n"));
        Assert.That(Left("Jenkins", CiFile.Description, "Fetch"), Is.Empty);
    }

    private string Left(string host, string file, string targets = "Report")
    {
        _stage.Run<SampleBuild>($"{targets} --token s3cr3t --host {host}");
        return File.ReadAllText(Path.Combine(_stage.Root, CiFile.Relative(file)));
    }
}
