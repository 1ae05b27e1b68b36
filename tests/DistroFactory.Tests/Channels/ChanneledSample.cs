using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Session;
using DistroFactory.Stage;
using DistroFactory.Steps.Promote;
using DistroFactory.Testing;
using DistroFactory.Tests.Evidence;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Tests.Channels;

/// <summary>The sample with the channels staging, beta and stable, a place of the stage, and one of stable.</summary>
internal sealed class ChanneledSample : IDisposable
{
    private readonly ReleasedSample _sample = new();
    private int _changes;

    /// <summary>A factory that has released nothing yet.</summary>
    /// <param name="beta">What beta asks for, in YAML.</param>
    /// <param name="stable">What stable asks for.</param>
    public ChanneledSample(string beta = "", string stable = "")
    {
        var file = _sample["acme/distro.yaml"];
        File.WriteAllText(
            file,
            File.ReadAllText(file).Replace("images: {", "# {").Split("\nqa:")[0]
                + $"\nstage: {{ folder: {_sample["stage"]} }}\n"
                + $"publish: [{{ folder: {Place.Root} }}]\n"
                + "channels:\n"
                + "- name: staging\n"
                + $"- {{ name: beta{beta} }}\n"
                + $"- {{ name: stable{stable}, publish: [{{ folder: {StablePlace.Root} }}] }}\n"
        );
    }

    public StagedTree Stage => new(_sample["stage"]);

    public StagedTree Place => new(_sample["www"]);

    public StagedTree StablePlace => new(_sample["www-stable"]);

    public string Log => $"{_sample.Log}";

    public string this[string path] => _sample[path];

    /// <summary>Changes the content, releases it and publishes the release.</summary>
    public async Task ReleaseAsync(RollbackRequest? rollback = null, bool formatBump = false, bool publishes = true)
    {
        if (rollback is null)
            Change();
        if (rollback is null && !formatBump)
            await RunAsync(async session => Assert.That((await session.WatchAsync(null, null)).ReleaseNeeded, "a release is needed"));
        await _sample.ReleaseAsync("Evidence", options => options with { Rollback = rollback, FormatBump = formatBump });
        if (publishes)
            await RunAsync(async session =>
            {
                await session.FetchConfigAsync();
                await session.PublishAsync(isAsked: false);
            });
    }

    /// <summary>Offers a newer package.</summary>
    public void Change()
    {
        var version = $"1.{++_changes}";
        RpmBuild.Build(
            new("acme-changes") { Version = version, Files = [new("/usr/share/acme/changes", $"{version}\n")] },
            _sample["acme/packages"]
        );
        if (_changes == 1)
            File.AppendAllText(_sample["acme/bundles/docs"], "acme-changes\n");
    }

    public Task PromoteAsync(string to, uint version = 0, string? approvedBy = null) =>
        RunAsync(session => session.Channels.PromoteAsync(new PromotionRequest(to, version, approvedBy, null)));

    public Task HoldAsync(string channel, string why) => RunAsync(session => session.Channels.HoldAsync(channel, why));

    public Task UnholdAsync(string channel) => RunAsync(session => session.Channels.UnholdAsync(channel));

    /// <summary>Runs something as a run of its own.</summary>
    public async Task RunAsync(Func<ReleaseSession, Task> run)
    {
        using var session = new ReleaseSession(new() { Config = _sample.Config, FactoryRoot = _sample.Factory }, _sample.Log);
        await run(session);
    }

    /// <summary>The version that the machines of a channel get; 0: none.</summary>
    public uint Served(string channel) => (channel == "staging" ? Stage : Stage.Channel(channel)).ReadServed().Value;

    /// <summary>Why a machine does not get from a version to the one that a channel serves; null: it does.</summary>
    /// <param name="from">The version.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="place">Where its content and version files are.</param>
    public string? Travel(uint from, string channel, StagedTree place)
    {
        var pointers = place.Root == StablePlace.Root || channel == "staging" ? place : place.Channel(channel);
        var view = Directory.CreateTempSubdirectory("channel-").FullName;
        try
        {
            foreach (var folder in Directory.GetDirectories(place.Update).Where(folder => uint.TryParse(Path.GetFileName(folder), out _)))
                Directory.CreateSymbolicLink(Path.Combine(view, Path.GetFileName(folder)), folder);
            Directory.CreateSymbolicLink(Path.Combine(view, "version"), pointers.VersionFiles);
            return new JourneyCheck(view, Path.Combine(view, "fetched")).Refuse(
                new(from),
                pointers.ReadServed(),
                Stage.FindRootCertificate(new(from))!
            );
        }
        finally
        {
            Directory.Delete(view, recursive: true);
        }
    }

    public ReleaseRecord Read(uint version) => ReleaseHistory.Read(Stage, new(version))!;

    public void Dispose() => _sample.Dispose();
}
