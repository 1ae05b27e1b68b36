namespace Nuke.Embedded.Tests;

/// <summary>What a target requires and does not have is told before anything runs.</summary>
public sealed class RequirementTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [TestCase("Typed", "Typed requires --source (Where the sources are).\n  Set it with --source VALUE")]
    [TestCase("Permitted", "Permitted requires --permitted (Whether it may).\n  Set it with --permitted")]
    [TestCase("Dated", "Dated requires --date (When).\n  Set it with --date VALUE")]
    [TestCase("Compared", "Compared requires Jobs > 3\n")]
    [TestCase(
        "Broken",
        "Broken requires DemandingBuild.Unset.Length > 3, which cannot be told: Object reference not set to an instance of an object.\n"
    )]
    public void It_is_named(string target, string message)
    {
        var outcome = _stage.Run<DemandingBuild>(target);
        Assert.That(outcome.ExitCode, Is.EqualTo(64));
        Assert.That(outcome.Output, Does.StartWith("NUKE on the embedded engine 0.1.0\n" + message));
    }

    [Test]
    public void One_that_explains_itself_is_said_once_in_its_own_words() =>
        Assert.That(
            _stage.Run<DemandingBuild>("BakeAgain"),
            Is.EqualTo(new Outcome(64, "NUKE on the embedded engine 0.1.0\nThe oven is cold.\n  Heat it first.\n"))
        );

    [TestCase("Typed --source here")]
    [TestCase("Permitted --permitted")]
    [TestCase("Dated --date 2026-01-31")]
    [TestCase("Compared --jobs 4")]
    public void It_is_satisfied(string commandLine) => Assert.That(_stage.Run<DemandingBuild>(commandLine).ExitCode, Is.Zero);
}
