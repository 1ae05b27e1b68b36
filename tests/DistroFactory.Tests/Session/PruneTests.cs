using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Testing;
using DistroFactory.Tests.Evidence;
using DistroFactory.Tests.Places;

namespace DistroFactory.Tests.Session;

public sealed class PruneTests
{
    [Test]
    public async Task What_no_rule_keeps_goes_from_stage_and_mixer_and_the_next_release_builds_on_the_rest()
    {
        using var world = new PrunedSample("{ versions: 2 }");
        await world.ReleaseAsync(5);

        await world.PruneAsync();

        Assert.That(world.Log, Does.Contain("Of 5 versions of acme 3 stay, and 2 go: 20, 30."));
        Assert.That(world.Log, Does.Contain("stays, the first version of format 1: 10"));
        foreach (var tree in new[] { world.Stage.Update, world.Mixed })
        {
            Assert.That(Path.Combine(tree, "20", "Manifest.MoM"), Does.Not.Exist);
            Assert.That(Path.Combine(tree, "20", "format"), Does.Not.Exist);
            Assert.That(Path.Combine(tree, "10", "Manifest.MoM"), Does.Exist);
        }

        Assert.That(world.Stage.RepositoryOf(new(20)), Does.Not.Exist);
        Assert.That(world.Stage.ReportOf(new(20), "release", "json"), Does.Exist);
        await world.ReleaseAsync();
        await world.PruneAsync(applies: false);
        Assert.That(world.Log, Does.Contain("Of 4 versions of acme 3 stay, and 1 goes: 40."));
    }

    [TestCase("")]
    [TestCase("{ pins: [10] }")]
    public async Task Without_a_rule_nothing_is_guessed_and_the_error_says_what_to_write(string retention)
    {
        using var world = new PrunedSample(retention);
        await world.ReleaseAsync();

        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => world.PruneAsync());

        Assert.That(refused!.Message, Does.Contain("does not say which versions are kept").And.Contain("retention:\n    versions: 20"));
    }

    [Test]
    public async Task Manifests_that_were_changed_end_a_prune_before_anything_goes()
    {
        using var world = new PrunedSample("{ versions: 1 }");
        await world.ReleaseAsync(3);
        var mom = Path.Combine(world.Stage.UpdateOf(new(10)), "Manifest.MoM");
        var lines = File.ReadAllLines(mom).Where(line => !line.EndsWith("\tdiary", StringComparison.Ordinal)).ToArray();
        File.Delete(mom);
        File.WriteAllLines(mom, lines);
        var before = TestFiles.Listing(world.Stage.Root);

        var refused = await Assert.CatchAsync<FactoryException>(() => world.PruneAsync());

        Assert.That(refused!.Message, Does.Contain("update/10/Manifest.MoM").And.Contain("not the one that stream.txt names"));
        Assert.That(TestFiles.Listing(world.Stage.Root), Is.EqualTo(before));
    }

    [Test]
    public async Task Whoever_asks_for_a_version_that_was_pruned_hears_so_and_one_that_was_kept_can_be_brought_back()
    {
        using var world = new PrunedSample("{ versions: 1, pins: [30] }");
        await world.ReleaseAsync(5);
        await world.PruneAsync();

        Assert.That(await RefusedAsync(() => world.RollBackAsync(20)), Does.Contain("version 20 was pruned"));
        using (var session = world.Open())
        {
            Assert.That(await RefusedAsync(() => session.ValidateStageAsync(30, 40)), Does.Contain("version 40 was pruned"));
            Assert.That(
                await RefusedAsync(() => session.AttestAsync(new(world.Stage.Root, world.Sample.Certificate, 40))),
                Does.Contain("it was pruned, as stream.txt says")
            );
            await session.ValidateStageAsync(null, 50);
        }

        await world.RollBackAsync(30);
        Assert.That(world.Log, Does.Contain("bundles have the files of version 30"));
        await world.PruneAsync(applies: false);
        Assert.That(world.Log, Does.Contain("Of 4 versions of acme 3 stay, and 1 goes: 50."));
    }

    [Test]
    public async Task A_release_after_a_prune_that_was_killed_is_made_and_the_next_prune_completes_it()
    {
        using var world = new PrunedSample("{ versions: 1 }");
        await world.ReleaseAsync(4);
        var moments = 0;

        Assert.That(
            async () => await world.KillAsync(what => what.StartsWith('/') && ++moments == 9),
            Throws.TypeOf<PrunedSample.KilledException>()
        );
        await world.ReleaseAsync();
        await world.PruneAsync(applies: false);
        Assert.That(world.Log, Does.Contain("An earlier prune was interrupted"));
        await world.PruneAsync();

        foreach (var tree in new[] { world.Stage.Update, world.Mixed })
            Assert.That(
                FolderFiles.Below(tree).Where(path => Path.GetFileName(path) == "Manifest.MoM"),
                Is.EquivalentTo(new[] { Path.Combine(tree, "10", "Manifest.MoM"), Path.Combine(tree, "50", "Manifest.MoM") })
            );
        await world.ReleaseAsync();
    }

    [Test]
    public async Task A_format_that_goes_takes_its_pointers_and_the_plan_says_what_becomes_of_its_machines()
    {
        using var world = new PrunedSample("{ versions: 1, formats: 1 }");
        await world.ReleaseAsync(2);
        File.Delete(world.Sample["acme/bundles/kernel-lts"]); // its files are ghosted
        await world.ReleaseAsync(2);
        File.Delete(world.Sample["acme/bundles/labs"]);
        await world.ReleaseAsync(change: options => options with { FormatBump = true });
        await world.ReleaseAsync(2);
        world.Rules("{ versions: 1, formats: 2 }");
        await world.PruneAsync(applies: false);
        Assert.That(
            world.Log,
            Does.Contain("stays, the last version of format 1: 50").And.Contain("stays, the first version of format 2: 60")
        );
        await world.PruneAsync();
        Assert.That(world.Log, Does.Contain("updates of machines were tried"));

        world.Rules("{ versions: 1, formats: 1 }");
        await world.PruneAsync();

        Assert.That(world.Log, Does.Contain("Machines of format 1 can no longer update"));
        Assert.That(Path.Combine(world.Stage.VersionFiles, "format1"), Does.Not.Exist);
        Assert.That(Path.Combine(world.Stage.VersionFiles, "format2", "latest"), Does.Exist);
        await world.ReleaseAsync();
    }

    [Test]
    public async Task An_empty_factory_takes_over_what_is_left_at_a_place_and_goes_on()
    {
        using var www = new TemporaryDirectory();
        using var world = new PrunedSample("{ versions: 1 }", $"publish: [{{ folder: \"{www["www"]}\" }}]");
        await world.ReleaseAsync(4);
        await world.PublishAsync();
        await world.PruneAsync();
        Assert.That(world.Log, Does.Contain("was pruned: "));
        var pruned = TestFiles.Listing(world.Stage.Root);
        Assert.That(TestFiles.Listing(www["www"]), Is.EqualTo(pruned));

        ReleasedSample.Copy(world.Sample.Keys, www["keys"]);
        Directory.Delete(world.Sample.Factory, recursive: true);
        ReleasedSample.Copy(www["keys"], world.Sample.Keys);
        foreach (var key in Directory.GetFiles(world.Sample.Keys))
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await world.ReleaseAsync();

        Assert.That(world.Stage.ReadLatest().Value, Is.EqualTo(50));
        Assert.That(world.Stage.ReportOf(new(20), "release", "json"), Does.Exist, "its history came, too");
        await world.PublishAsync();
        await world.PruneAsync();
        Assert.That(TestFiles.Listing(www["www"]), Is.EqualTo(TestFiles.Listing(world.Stage.Root)));
    }

    private static async Task<string> RefusedAsync(Func<Task> what) => (await Assert.CatchAsync<FactoryException>(what))!.Message;
}
