using DistroFactory.UpdateStream.Client;

namespace DistroFactory.UpdateStream.Tests.Client;

/// <summary>
/// The simulated client does with the reference stream what the real one did: installs 10, updates to 20 and 30 and crosses the format bump
/// to 40.
/// </summary>
public sealed class ReferenceClientTests
{
    [TestCase(CpuCapabilities.None)]
    [TestCase(CpuCapabilities.V3)]
    [TestCase(CpuCapabilities.V3 | CpuCapabilities.V4)]
    [TestCase(CpuCapabilities.V3 | CpuCapabilities.V4 | CpuCapabilities.VA)]
    public void A_machine_is_installed_and_updated_version_by_version(CpuCapabilities cpu)
    {
        using var client = FetchingClient.OfReference(cpu);
        var machine = Sound(client.Client.Install(new(10), FetchingClient.SoundBundles(10)));
        foreach (var version in new uint[] { 20, 30 })
        {
            machine = Sound(client.Client.Update(machine, new(version)));
            AssertSame(machine, Sound(client.Client.Install(new(version), machine.Bundles.ToList())));
        }
    }

    [Test]
    public void A_machine_goes_over_the_bridge_to_the_next_format()
    {
        using var client = FetchingClient.OfReference();
        var machine = Sound(client.Client.Install(new(10), FetchingClient.SoundBundles(10)));
        Assert.That((machine.Version, machine.Format), Is.EqualTo((new StreamVersion(10), new FormatNumber(30))));

        var runs = client.Journey.Update(machine);
        Assert.That(runs, Has.Length.EqualTo(1), "the bridge claims to be the version behind it");
        var updated = Sound(runs[^1]);
        Assert.That((updated.Version, updated.Format), Is.EqualTo((new StreamVersion(40), new FormatNumber(31))));
        Assert.That(updated.Bundles, Does.Not.Contain("old"), "it was emptied before its removal");
        AssertSame(updated, Sound(client.Client.Install(new(40), updated.Bundles.ToList())));
    }

    [Test]
    public void An_update_downloads_delta_packs_and_delta_manifests_only()
    {
        using var client = FetchingClient.OfReference();
        var machine = Sound(client.Client.Install(new(10), FetchingClient.SoundBundles(10)));
        var cost = client.Client.Update(machine, new(20)).Total;
        TestContext.Out.WriteLine(cost);
        Assert.Multiple(() =>
        {
            Assert.That(cost.Fullfiles, Is.Zero);
            Assert.That(cost.ManifestDeltas, Is.Positive);
            Assert.That(cost.Packs, Is.Positive);
        });
    }

    private static InstalledSystem Sound(ClientRun run)
    {
        Assert.That(run.Problems.Where(problem => !problem.IsWarning), Is.Empty);
        TestContext.Out.WriteLine($"{run.Total} {string.Join("\n", run.Problems)}");
        return run.System!;
    }

    private static void AssertSame(InstalledSystem machine, InstalledSystem fresh) =>
        Assert.That(RootComparison.Between(machine.Root, fresh.Root), Is.Empty);
}
