namespace DistroFactory.Conformance.Tests;

/// <summary>A team leaves <c>config.sh</c> behind.</summary>
[TestFixture]
[Parallelizable]
public sealed class ConversionTests
{
    [Test]
    public async Task The_converted_configuration_makes_the_same_plan_and_is_never_overwritten()
    {
        var recording = Recording.Read("build-second-same-upstream");
        using var world = new LegacyFactory(recording);
        string[] config = ["--config", world["configs/acme.work"]];
        var before = await FactoryRun.RunAsync(recording, world, ["Preview", .. config]);
        var converted = await FactoryRun.RunAsync(recording, world, ["ConvertConfig", .. config]);
        LegacyFactory.Commit(world["configs/acme.work"]);
        var after = await FactoryRun.RunAsync(recording, world, ["Preview", .. config]);
        var again = await FactoryRun.RunAsync(recording, world, ["ConvertConfig", .. config]);
        Assert.Multiple(() =>
        {
            Assert.That(before.Exit, Is.Zero, before.Output);
            Assert.That(converted.Exit, Is.Zero, converted.Output);
            Assert.That(PlanIn(after.Output), Is.EqualTo(PlanIn(before.Output)).And.Contains("Version       31000020"));
            Assert.That(again.Exit, Is.EqualTo(64), again.Output);
        });
    }

    [TestCase("acme", 0, "distribution acme|Distribution  acme")]
    [TestCase("team/acme", 64, "Reading the namespace team/acme: it is no name")]
    public async Task The_job_of_ci_gives_the_namespace_its_name(string job, int exit, string said)
    {
        var recording = Recording.Read("build-second-same-upstream");
        recording = recording with
        {
            Given = recording.Given with
            {
                Env = new(recording.Given.Env) { ["NAMESPACE"] = "", ["JOB_NAME"] = job },
            },
        };
        using var world = new LegacyFactory(recording);
        var plan = await FactoryRun.RunAsync(recording, world, ["Preview"]);
        Assert.That(plan.Exit, Is.EqualTo(exit), plan.Output);
        Assert.That(plan.Output, Does.Match(said));
    }

    [Test]
    public async Task Koji_needs_a_namespace_and_no_config_repository()
    {
        var recording = Recording.Read("koji-external-repo-same");
        using var world = new LegacyFactory(recording);
        var env = new Dictionary<string, string>(recording.Given.Env)
        {
            ["CONFIG_REPO_HOST"] = "",
            ["CLR_PUBLIC_DL_URL"] = world.UpstreamUrl,
            ["CLR_LATEST"] = $"{recording.Given.Upstream!.Latest}",
        };
        var koji = await FactoryRun.RunAsync(recording with { Given = recording.Given with { Env = env } }, world, ["Koji"]);
        var nothing = await FactoryRun.RunAsync(
            recording with
            {
                Given = recording.Given with { Env = new(env) { ["NAMESPACE"] = "" } },
            },
            world,
            ["Koji"]
        );
        Assert.Multiple(() =>
        {
            Assert.That(koji.Exit, Is.Zero, koji.Output);
            Assert.That(koji.Output, Does.Contain("Nothing to do: external repository dist-clear-external-repo"));
            Assert.That(nothing.Exit, Is.EqualTo(64), nothing.Output);
            Assert.That(nothing.Output, Does.Contain("NAMESPACE"));
        });
    }

    // Durations differ from run to run, and so do the signs of life of a slow machine.
    private static string PlanIn(string output) =>
        string.Join('\n', output.Split("━━ Preview ━━")[^1].Split("\n\n")[0].Split('\n').Where(line => !line.StartsWith('…')));
}
