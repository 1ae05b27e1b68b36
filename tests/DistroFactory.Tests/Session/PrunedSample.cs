using DistroFactory.Run;
using DistroFactory.Session;
using DistroFactory.Stage;
using DistroFactory.Testing;
using DistroFactory.Tests.Evidence;

namespace DistroFactory.Tests.Session;

/// <summary>The sample, of which each release has another version of one package, and rules that say what is kept of it.</summary>
internal sealed class PrunedSample : IDisposable
{
    private int _releases;

    public PrunedSample(string retention, string more = "")
    {
        var file = Sample["acme/distro.yaml"];
        File.WriteAllText(file, File.ReadAllText(file).Split("\nqa:")[0].Replace("images: {", "# {") + $"\n{more}\n");
        Rules(retention);
        File.WriteAllText(Sample["acme/bundles/diary"], "diary\n");
    }

    public ReleasedSample Sample { get; } = new();

    public StagedTree Stage => new(Sample.Stage);

    public string Mixed => Path.Combine(Sample.Factory, "acme", "state", "www");

    public string Log => $"{Sample.Log}";

    public string Record => File.ReadAllText(Stage.StreamRecord);

    /// <summary>Says what is kept.</summary>
    public void Rules(string retention)
    {
        var file = Sample["acme/distro.yaml"];
        var lines = File.ReadAllLines(file).Where(line => !line.StartsWith("retention:", StringComparison.Ordinal));
        File.WriteAllLines(file, retention.Length == 0 ? lines : lines.Append($"retention: {retention}"));
    }

    /// <summary>Makes releases, up to the stage.</summary>
    public async Task ReleaseAsync(int count = 1, Func<ReleaseOptions, ReleaseOptions>? change = null)
    {
        for (var i = 0; i < count; i++)
        {
            _releases++;
            foreach (var old in Directory.GetFiles(Sample["acme/packages"], "diary-*.rpm"))
                File.Delete(old);
            RpmBuild.Build(
                new("diary")
                {
                    Version = $"1.{_releases}",
                    Files =
                    [
                        new("/usr/share/diary/today", string.Join("\n", Enumerable.Range(0, 60).Select(line => $"{_releases} {line}"))),
                        new($"/usr/share/diary/page-{_releases % 3}", $"page {_releases}\n"),
                        new("/usr/share/diary/always", "always\n"),
                    ],
                },
                Sample["acme/packages"]
            );
            await Sample.ReleaseAsync(change: change);
        }
    }

    /// <summary>Brings back an earlier release.</summary>
    public Task RollBackAsync(uint version) =>
        Sample.ReleaseAsync(change: options =>
            options with
            {
                Rollback = new() { To = version, Why = "a trial" },
            }
        );

    /// <summary>Publishes what is staged.</summary>
    public async Task PublishAsync()
    {
        using var session = Open();
        await session.FetchConfigAsync();
        await session.PublishAsync(isAsked: true);
    }

    /// <summary>Runs the target.</summary>
    public async Task PruneAsync(bool applies = true)
    {
        using var session = Open();
        await session.PruneAsync(applies);
    }

    /// <summary>Runs the target and kills it before something is done.</summary>
    /// <param name="moment">Told what is done next; true: there.</param>
    public async Task KillAsync(Func<string, bool> moment)
    {
        using var session = Open();
        await session.PruneAsync(
            applies: true,
            what =>
            {
                if (moment(what))
                    throw new KilledException();
            }
        );
    }

    public ReleaseSession Open() => new(new() { Config = Sample.Config, FactoryRoot = Sample.Factory }, Sample.Log, Sample.Log);

    public void Dispose() => Sample.Dispose();

    public sealed class KilledException : Exception;
}
