using System.Diagnostics;
using System.Text.RegularExpressions;
using DistroFactory.Testing;

namespace Nuke.Embedded.Tests.Processes;

/// <summary>A run on a terminal: a pseudo terminal of script(1).</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TerminalTests
{
    [Test]
    public void What_runs_is_shown_while_it_runs_and_leaves_no_trace_among_the_lines()
    {
        var output = Run("Report", @"\[0/1\] Report \d s [█░]{20}: counting \d+ of 20 \(\d+ %\)");
        var lines = Seen(output);
        Assert.That(
            lines.SkipWhile(line => line != "━━ Report ━━").Skip(1).Take(4).Select(line => line[15..]),
            Is.EqualTo(["counted 5", "counted 10", "counted 15", "counted 20"])
        );
        Assert.That(lines.Where(line => line.Contains("counting", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Several_targets_are_shown_at_once_and_their_lines_stay_whole()
    {
        var output = Run("Report SecondReport --parallel 2", @"\[0/2\] Report [^\n]*\n[^\n]*SecondReport \d s [█░]{20}: counting");
        var lines = Seen(output);
        Assert.That(lines.Where(line => line.Contains("counting", StringComparison.Ordinal)), Is.Empty);
        Assert.That(lines.Count(line => line.EndsWith("counted 20", StringComparison.Ordinal)), Is.EqualTo(2));
        Assert.That(
            lines.SkipWhile(line => line != "━━ SecondReport ━━").Skip(1).Take(4).Select(line => line[15..]),
            Is.EqualTo(["counted 5", "counted 10", "counted 15", "counted 20"])
        );
    }

    [Test]
    public void Without_colours_what_runs_is_shown_all_the_same()
    {
        var output = Run("Report", @"\[0/1\] Report", ("NO_COLOR", "1"));
        Assert.That(output, Does.Not.Match(@"\e\[[0-9;]*m"));
    }

    [Test]
    public void A_terminal_that_can_do_nothing_gets_plain_lines()
    {
        var output = Run("Report", "", ("TERM", "dumb"));
        Assert.That(output, Does.Not.Match(@"\e\[[0-9;]*[mKA]").And.Not.Contain("counting"));
    }

    private static List<string> Seen(string output)
    {
        var screen = new Screen();
        screen.Write(output);
        return [.. screen.Lines];
    }

    /// <summary>Runs the build, whose targets go on when the screen has shown something.</summary>
    private static string Run(string arguments, string shown, params (string Name, string Value)[] variables)
    {
        using var root = new TemporaryDirectory();
        var start = new ProcessStartInfo(
            Tool.Require("script", "bsdutils"),
            ["-qec", $"dotnet exec {typeof(TerminalTests).Assembly.Location} {arguments} --root {root.Path}", "/dev/null"]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = root.Path,
        };
        foreach (var name in new[] { "GITHUB_ACTIONS", "GITLAB_CI", "JENKINS_URL", "JENKINS_HOME", "NO_COLOR" })
            start.Environment.Remove(name);
        start.Environment["TERM"] = "xterm";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = ReadUntil(process.StandardOutput, shown);
        File.WriteAllText(root["seen"], "");
        output += process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(output, Does.Match(shown));
        return output;
    }

    private static string ReadUntil(StreamReader reader, string pattern)
    {
        var read = "";
        var part = new char[1024];
        while (!Regex.IsMatch(read, pattern) && reader.Read(part) is > 0 and var length)
            read += new string(part, 0, length);
        return read;
    }
}
