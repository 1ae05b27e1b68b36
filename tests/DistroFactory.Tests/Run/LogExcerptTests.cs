using DistroFactory.Run;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Run;

public sealed class LogExcerptTests
{
    [Test]
    public void A_short_report_is_shown_as_a_whole()
    {
        using var folder = new TemporaryDirectory();
        Assert.That(Logged("first\nsecond\n", folder["logs/report.txt"]), Is.EqualTo("first\nsecond\n"));
        Assert.That(File.ReadAllText(folder["logs/report.txt"]), Is.EqualTo("first\nsecond\n"));
    }

    [Test]
    public void Of_a_long_report_the_log_has_the_beginning_and_says_where_the_rest_is()
    {
        using var folder = new TemporaryDirectory();
        var report = string.Concat(Enumerable.Range(1, 500).Select(line => $"line {line}\n"));
        var logged = Logged(report, folder["report.txt"]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(logged, Has.Length.EqualTo(61));
        Assert.That(logged[^2..], Is.EqualTo(["line 60", $"… 440 more lines: {folder["report.txt"]}"]));
        Assert.That(File.ReadAllText(folder["report.txt"]), Is.EqualTo(report));
    }

    [Test]
    public void A_report_a_little_too_long_is_not_cut_for_a_few_lines()
    {
        var log = new RecordedLog();
        LogExcerpt.Write(log, [.. Enumerable.Repeat("line", 65)], "elsewhere");
        Assert.That(log.ToString(), Does.Not.Contain("more lines"));
    }

    private static string Logged(string report, string file)
    {
        var log = new RecordedLog();
        LogExcerpt.Write(log, report, file);
        return log.ToString();
    }
}
