namespace Nuke.Embedded.Tests;

/// <summary>The end of a run tells what a person would have to look for in a long log.</summary>
public sealed class RecapTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Test]
    public void Warnings_are_repeated_before_the_table()
    {
        var end = After(_stage.Run<WarningBuild>("Odd Quiet").Output, "Warnings and errors");
        Assert.That(end, Does.StartWith("\n[WRN] first of two lines\n\nTarget"));
    }

    [Test]
    public void Many_warnings_are_counted_and_not_all_repeated()
    {
        var end = After(_stage.Run<WarningBuild>("Many").Output, "Warnings and errors");
        Assert.That(end, Does.Contain("[WRN] number 20\n… and 5 more, see above\n").And.Not.Contain("number 21"));
    }

    [Test]
    public void A_single_failure_right_above_is_not_said_twice() =>
        Assert.That(_stage.Run<WarningBuild>("Break").Output, Does.Not.Contain("Warnings and errors").And.Contain("Failed after"));

    [Test]
    public void A_failure_among_other_targets_is_repeated()
    {
        var end = After(_stage.Run<WarningBuild>("Odd Break Quiet --keep-going").Output, "Warnings and errors");
        Assert.That(end, Does.Contain("[WRN] first of two lines\n[ERR] Break failed: no disk\n"));
    }

    [Test]
    public void Many_facts_of_a_target_stand_below_it() =>
        Assert.That(_stage.Run<WarningBuild>("Talk").Output, Does.Contain($"\n  Version  20\n  Stage    /srv/{new string('x', 80)}\n"));

    private static string After(string output, string title)
    {
        Assert.That(output, Does.Contain(title));
        return output[(output.IndexOf(title, StringComparison.Ordinal) + title.Length)..];
    }
}
