using System.Text.RegularExpressions;
using DistroFactory.Foundation;
using DistroFactory.Stage;

namespace DistroFactory.Tests.Channels;

/// <summary>Three channels over one stream: what comes to each, and what does not.</summary>
public sealed class ChannelTests
{
    [Test]
    public async Task Each_leads_its_machines_through_the_one_stream_at_its_own_pace_and_to_its_own_places()
    {
        using var sample = new ChanneledSample();
        await sample.ReleaseAsync();
        await sample.PromoteAsync("beta");
        await sample.PromoteAsync("stable");
        await sample.ReleaseAsync();
        await sample.ReleaseAsync();
        await sample.PromoteAsync("beta");

        Assert.Multiple(() =>
        {
            Assert.That(
                new[] { sample.Served("staging"), sample.Served("beta"), sample.Served("stable") },
                Is.EqualTo(new[] { 30, 30, 10 })
            );
            Assert.That(sample.StablePlace.ReadServed().Value, Is.EqualTo(10));
            Assert.That(sample.StablePlace.UpdateOf(new(30)), Does.Not.Exist, "its place has nothing that it does not serve");
            Assert.That(ChannelTree.AreSame(sample.Place.Channel("beta"), sample.Stage.Channel("beta")));
            Assert.That(ChannelTree.AreSame(sample.Place.Channel("stable"), sample.Stage.Channel("stable")));
        });
        await sample.PromoteAsync("stable");
        Assert.Multiple(() =>
        {
            Assert.That(sample.Log, Does.Contain("Channel stable serves version 30; before it served 10."));
            Assert.That(sample.Log, Does.Contain("Machines get to version 30 from 10, 20."), "20 was in staging alone");
            foreach (var place in new[] { sample.Stage, sample.Place, sample.StablePlace })
                Assert.That(sample.Travel(10, "stable", place), Is.Null);
            Assert.That(File.ReadAllText(sample.StablePlace.Latest).Trim(), Is.EqualTo("30"));
            Assert.That(new FileInfo(sample.StablePlace.UpdateLatest).LinkTarget, Is.EqualTo("./30"));
        });
    }

    [Test]
    public async Task A_version_that_must_not_come_is_refused_by_name_and_nothing_changes()
    {
        using var sample = new ChanneledSample(beta: ", age: 1h", stable: ", approval: true");
        await sample.ReleaseAsync();
        var record = sample.Stage.ReportOf(new(10), "release", "json");
        File.WriteAllText(record, Regex.Replace(File.ReadAllText(record), "\"timestamp\": \"[0-9]{4}", "\"timestamp\": \"2006"));
        Assert.That(sample.Read(10).Timestamp.Year, Is.EqualTo(2006));
        await Refused(() => sample.PromoteAsync("beta", 10), "it has been in staging since", "must be there for 1h");
        await Refused(() => sample.PromoteAsync("stable", 10), "channel beta never served it");
        await Refused(() => sample.PromoteAsync("staging", 10), "it is the first channel");
        await Refused(() => sample.PromoteAsync("bata", 10), "did you mean 'beta'?");
        await sample.PromoteAsync("beta");
        Assert.That(sample.Log, Does.Contain("Nothing is to be promoted to beta. Version 10 must wait: it has been in staging since"));
        Assert.That(sample.Stage.Channel("beta").Root, Does.Not.Exist);

        SetAge(sample, "1s");
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await sample.PromoteAsync("beta");
        await Refused(() => sample.PromoteAsync("stable"), "somebody must approve of it");
        await sample.PromoteAsync("stable", approvedBy: "Ada");
        await sample.ReleaseAsync();
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await sample.PromoteAsync("beta");
        await Refused(() => sample.PromoteAsync("beta", 10), "it serves version 20, and machines do not go back");
        Assert.That(File.ReadAllText(sample.Stage.Channel("stable").ChannelRecord), Does.Contain("\"Ada\""));
    }

    [Test]
    public async Task A_held_channel_gets_nothing_until_somebody_ends_that_and_the_first_one_no_release()
    {
        using var sample = new ChanneledSample();
        await sample.ReleaseAsync();
        await sample.PromoteAsync("beta");
        await sample.HoldAsync("beta", "the machines of the lab do not start");
        await sample.ReleaseAsync();

        await Refused(() => sample.PromoteAsync("beta"), "beta is held since", "the machines of the lab do not start");
        await sample.UnholdAsync("beta");
        await sample.PromoteAsync("beta");
        Assert.That(sample.Served("beta"), Is.EqualTo(20));

        await sample.HoldAsync("staging", "a freeze");
        await Refused(() => sample.ReleaseAsync(), "Releasing to channel staging", "a freeze");
        await sample.ReleaseAsync(new() { To = 10 });
        Assert.That(sample.Served("staging"), Is.EqualTo(30), "what takes something back is not held");
        await Refused(() => sample.HoldAsync("staging", " "), "nobody said why");
    }

    [Test]
    public async Task A_check_of_a_channel_sees_the_stream_as_its_machines_will()
    {
        const string Check =
            ", qa: [{ name: soak, command: [sh, -c, 'cat {stream}/version/latest_version; echo \" after {previous}.\"; exit $RC'], "
            + "environment: { RC: \"";
        using var sample = new ChanneledSample(beta: $"{Check}0\" }} }}]", stable: $"{Check}3\" }} }}]");
        await sample.ReleaseAsync();
        await sample.PromoteAsync("beta");
        await sample.ReleaseAsync();
        await sample.PromoteAsync("beta");
        Assert.That(File.ReadAllText(sample["factory/acme/work/logs/promote-beta-soak.log"]), Does.Contain("20 after 10."));

        await Refused(() => sample.PromoteAsync("stable"), "the check soak failed: it exited with 3", "20 after .");
        Assert.That(sample.Served("stable"), Is.Zero);
    }

    [Test]
    public async Task A_channel_follows_over_a_format_bump_and_leads_to_no_bridge()
    {
        using var sample = new ChanneledSample();
        await sample.ReleaseAsync();
        await sample.PromoteAsync("beta");
        await sample.PromoteAsync("stable");
        await sample.ReleaseAsync(formatBump: true);
        await sample.ReleaseAsync();

        await Refused(() => sample.PromoteAsync("beta", 20), "channel staging never served it");
        await sample.PromoteAsync("beta");
        await sample.PromoteAsync("stable");
        Assert.Multiple(() =>
        {
            Assert.That(sample.Served("stable"), Is.EqualTo(40));
            Assert.That(File.ReadAllText(Path.Combine(sample.StablePlace.VersionFiles, "format1/latest")), Is.EqualTo("20"));
            foreach (var from in new uint[] { 10, 30 })
                Assert.That(sample.Travel(from, "stable", sample.StablePlace), Is.Null, $"from {from}");
        });
    }

    [Test]
    public async Task A_version_that_a_channel_serves_is_withdrawn_from_it_at_once()
    {
        using var sample = new ChanneledSample(stable: ", approval: true");
        await sample.ReleaseAsync();
        await PromoteToAllAsync(sample);
        await sample.ReleaseAsync();
        await sample.ReleaseAsync();
        await PromoteToAllAsync(sample);
        await sample.ReleaseAsync();
        await Refused(
            () => sample.ReleaseAsync(new() { Withdrawn = 20 }),
            "release 20 is not the latest, which is 40, and no channel serves it"
        );
        await sample.HoldAsync("stable", "it is looked at");

        await sample.ReleaseAsync(new() { Withdrawn = 30, Why = "it deletes homes" });

        Assert.Multiple(() =>
        {
            Assert.That(sample.Read(50).Rollback!.To.Value, Is.EqualTo(10), "20 never was in stable");
            Assert.That(new[] { sample.Served("beta"), sample.Served("stable") }, Is.EqualTo(new[] { 50, 50 }));
            Assert.That(sample.StablePlace.ReadServed().Value, Is.EqualTo(50));
            Assert.That(sample.Log, Does.Contain("Channel stable serves version 50 instead of 30, which was taken back."));
            Assert.That(sample.Travel(30, "stable", sample.StablePlace), Is.Null);
        });
        await sample.ReleaseAsync();
        await Refused(() => sample.PromoteAsync("beta", 40), "it serves version 50, and machines do not go back");
    }

    [Test]
    public async Task A_run_that_is_killed_between_the_release_and_the_channels_is_made_up_for()
    {
        using var sample = new ChanneledSample();
        await sample.ReleaseAsync();
        await PromoteToAllAsync(sample);
        await sample.ReleaseAsync();
        await PromoteToAllAsync(sample);
        var before = sample["beta-before"];
        ChannelTree.Follow(new(before), sample.Stage.Channel("beta"));
        await sample.ReleaseAsync(new() { Withdrawn = 20 }, publishes: false);
        ChannelTree.Follow(sample.Stage.Channel("beta"), new(before));

        await sample.RunAsync(async session =>
        {
            await session.FetchConfigAsync();
            await session.InitializeAsync();
        });
        Assert.That(sample.Served("beta"), Is.EqualTo(30));
    }

    [Test]
    public async Task A_factory_that_lost_its_stage_takes_the_channels_over_from_a_place_and_never_turns_one_back()
    {
        using var sample = new ChanneledSample();
        await sample.ReleaseAsync();
        await sample.PromoteAsync("beta");
        await sample.ReleaseAsync();
        ChannelTree.Follow(new(sample["old"]), sample.Stage.Channel("beta"));
        await sample.PromoteAsync("beta");
        Directory.Delete(sample.Stage.Root, recursive: true);

        await sample.PromoteAsync("stable");
        Assert.That(new[] { sample.Served("beta"), sample.Served("stable") }, Is.EqualTo(new[] { 20, 20 }));

        ChannelTree.Follow(sample.Stage.Channel("beta"), new(sample["old"]));
        await Refused(
            () =>
                sample.RunAsync(async session =>
                {
                    await session.FetchConfigAsync();
                    await session.PublishAsync(isAsked: false);
                }),
            "Publishing channel beta",
            "is newer than that of the stage"
        );
    }

    [TestCase("channel.txt", "does not vouch for its signature")]
    [TestCase("update/version/format1/latest", "version/format1/latest")]
    public async Task What_somebody_else_wrote_into_a_channel_counts_for_nothing(string file, string why)
    {
        using var sample = new ChanneledSample();
        await sample.ReleaseAsync();
        await sample.ReleaseAsync();
        await sample.PromoteAsync("beta", 10);
        await sample.PromoteAsync("stable", 10);
        var path = Path.Combine(sample.Stage.Channel("stable").Root, file);
        File.WriteAllText(path, File.ReadAllText(path).Replace("10", "20"));

        await Refused(
            () =>
                sample.RunAsync(async session =>
                {
                    await session.FetchConfigAsync();
                    await session.PublishAsync(isAsked: false);
                }),
            why
        );
        Assert.That(sample.StablePlace.ReadServed().Value, Is.EqualTo(10));
    }

    [Test]
    public async Task A_damaged_file_of_the_version_keeps_it_from_the_channel()
    {
        using var sample = new ChanneledSample();
        await sample.ReleaseAsync();
        var pack = Directory.EnumerateFiles(sample.Stage.UpdateOf(new(10)), "pack-docs-from-0.tar").Single();
        File.Delete(pack);
        File.WriteAllText(pack, "damaged");

        await Refused(() => sample.PromoteAsync("beta"), "pack-docs-from-0.tar");
        Assert.That(sample.Served("beta"), Is.Zero);
    }

    private static async Task PromoteToAllAsync(ChanneledSample sample)
    {
        await sample.PromoteAsync("beta");
        await sample.PromoteAsync("stable", approvedBy: "Ada");
    }

    private static void SetAge(ChanneledSample sample, string age)
    {
        var file = sample["acme/distro.yaml"];
        File.WriteAllText(file, File.ReadAllText(file).Replace("age: 1h", $"age: {age}"));
    }

    private static async Task Refused(Func<Task> run, params string[] why)
    {
        var refused = await Assert.CatchAsync<FactoryException>(run);
        foreach (var part in why)
            Assert.That(refused!.Message, Does.Contain(part));
    }
}
