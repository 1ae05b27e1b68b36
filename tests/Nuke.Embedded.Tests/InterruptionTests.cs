using System.Diagnostics;
using DistroFactory.Testing;
using Nuke.Embedded.Engine.Processes;

namespace Nuke.Embedded.Tests;

public sealed class InterruptionTests
{
    [TestCase("")]
    [TestCase("--parallel 2")]
    public void An_interruption_ends_the_running_target_and_still_runs_the_assured_ones(string option)
    {
        using var stage = new Stage();
        var build = new InterruptedBuild();
        var outcome = stage.Run(build, $"Work More Tidy {option}");
        Assert.That(outcome.ExitCode, Is.EqualTo(143));
        Assert.That(build.Trace, Is.EqualTo(["tidy"]));
        Assert.That(outcome.Output, Does.Contain("Work was interrupted by SIGTERM").And.Contain("Interrupted by SIGTERM"));
    }

    [Test]
    public void Processes_that_a_target_left_behind_are_killed_with_their_children()
    {
        using var process = Process.Start(new ProcessStartInfo(Tool.Require("bash", "bash"), ["-c", "sleep 600 & wait"]))!;
        ProcessTree.Kill(() => [.. ProcessTree.All().Where(entry => entry.Id == process.Id || entry.Parent == process.Id)]);
        Assert.That(process.WaitForExit(TimeSpan.FromSeconds(30)), Is.True);
        Assert.That(process.ExitCode, Is.EqualTo(137));
    }
}
