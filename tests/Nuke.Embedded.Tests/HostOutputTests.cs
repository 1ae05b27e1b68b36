using System.Text.RegularExpressions;

namespace Nuke.Embedded.Tests;

/// <summary>What each host is shown, to the letter.</summary>
public sealed partial class HostOutputTests
{
    [TestCase("Terminal", true)]
    [TestCase("Pipe", false)]
    [TestCase("GitHubActions", false)]
    [TestCase("GitLab", false)]
    [TestCase("Jenkins", false), Disappointment(11)]
    public void The_output_is_as_approved(string host, bool isTerminal)
    {
        using var stage = new Stage { IsTerminal = isTerminal };
        stage.Variables["GITHUB_STEP_SUMMARY"] = Path.Combine(stage.Root, "summary.md");
        var option = host == "Pipe" ? "" : $"--host {host}";
        var outcome = stage.Run<SampleBuild>($"Fetch Check Warn Ship Break Afterwards Tidy --source here --token s3cr3t {option}");
        var summary = Path.Combine(stage.Root, "summary.md");
        // Where the log lies is another place for each run.
        var output = LogFile().Replace(outcome.Output, "The whole log: FILE");
        Approval.Compare($"{host}.txt", output + (File.Exists(summary) ? File.ReadAllText(summary) : ""));
    }

    [Test]
    public void The_help_is_as_approved()
    {
        using var stage = new Stage();
        Approval.Compare("Help.txt", stage.Run<SampleBuild>("--help", x => x.Fetch).Output);
    }

    [GeneratedRegex(@"The whole log: [^\e\n]*")]
    private static partial Regex LogFile();
}
