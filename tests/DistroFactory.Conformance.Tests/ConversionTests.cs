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

    // Durations differ from run to run, and so do the signs of life of a slow machine.
    private static string PlanIn(string output)
        => string.Join('\n', output.Split("━━ Preview ━━")[^1].Split("\n\n")[0].Split('\n').Where(line => !line.StartsWith('…')));
}
