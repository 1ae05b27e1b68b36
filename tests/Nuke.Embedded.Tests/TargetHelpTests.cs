namespace Nuke.Embedded.Tests;

/// <summary>Help of a target: what it does, what runs before it, and what it reads.</summary>
public sealed class TargetHelpTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Test]
    public void It_lists_what_runs_in_order_and_the_parameters_with_defaults()
    {
        var outcome = _stage.Run<SampleBuild>("Fetch --help");
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(
            outcome.Output,
            Does.StartWith("Fetch\n  Gets what is needed\n")
                .And.Contain("   1 Prepare  Makes the place ready\n   2 Fetch    Gets what is needed\n")
                .And.Match("--retries VALUE +How often to try; default: 3\n")
                .And.Match("--token VALUE +A token for the server; secret\n")
        );
    }

    [Test]
    public void It_tells_what_is_given_and_by_whom_but_no_secret()
    {
        _stage.Variables["RETRIES"] = "5";
        var outcome = _stage.Run<SampleBuild>("Fetch --help --token geheim");
        Assert.That(
            outcome.Output,
            Does.Contain("; now 5, the environment variable RETRIES").And.Contain("now a secret").And.Not.Contain("geheim")
        );
    }

    [Test]
    public void It_tells_when_a_target_runs_at_all() =>
        Assert.That(_stage.Run<SampleBuild>("Check --help").Output, Does.Contain("only when retries > 5"));

    [Test]
    public void Nothing_runs()
    {
        var build = new SampleBuild();
        _stage.Run(build, "Fetch --help");
        Assert.That(build.Trace, Is.Empty);
    }

    [Test]
    public void The_version_is_that_of_engine_and_build()
    {
        var outcome = _stage.Run<SampleBuild>("--version");
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(
            outcome.Output,
            Does.Match(@"^NUKE on the embedded engine 0\.\d+\.\d+").And.Contain("Build Nuke.Embedded.Tests").And.Contain(".NET 10.")
        );
    }
}
