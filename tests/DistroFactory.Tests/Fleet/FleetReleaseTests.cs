using System.Text;
using DistroFactory.Configuration;
using DistroFactory.Evidence;
using DistroFactory.Session;
using DistroFactory.Stage;
using DistroFactory.Testing;
using DistroFactory.Tests.Evidence;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Fleet;

/// <summary>Five releases in which one package changes each time; most machines stayed at the second.</summary>
public sealed class FleetReleaseTests
{
    private static ReleasedSample s_four = null!;

    private ReleasedSample _sample = null!;

    private string Yaml => _sample["acme/distro.yaml"];

    [OneTimeSetUp]
    public async Task ReleaseFourTimesAsync()
    {
        _sample = new();
        File.WriteAllText(
            Yaml,
            File.ReadAllText(Yaml).Replace("images: {", "# {").Split("\nqa:")[0].Replace("mix:\n", "mix:\n  deltas: { versions: 2 }\n")
        );
        File.AppendAllText(_sample["acme/bundles/docs"], "blob\n");
        for (var release = 1; release <= 4; release++)
            await ReleaseAsync(release);
        s_four = _sample;
    }

    [OneTimeTearDown]
    public void Remove() => s_four.Dispose();

    [SetUp]
    public void SetUp()
    {
        _sample = new();
        foreach (var folder in new[] { "acme", "factory" })
        {
            if (Directory.Exists(_sample[folder]))
                Directory.Delete(_sample[folder], recursive: true);
            ReleasedSample.Copy(s_four[folder], _sample[folder]);
        }
    }

    [TearDown]
    public void TearDown() => _sample.Dispose();

    [Test]
    public async Task Deltas_are_made_from_where_machines_are_and_the_notes_say_what_that_saves()
    {
        WriteLog((10, 3), (20, 400), (30, 1), (40, 20));
        Configure("logs: [../access.log*]");

        await ReleaseAsync(5, preview: true);

        Assert.Multiple(() =>
        {
            Assert.That(PacksOf("docs"), Is.EqualTo(new[] { 10, 20, 40 }));
            var log = $"{_sample.Log}";
            Assert.That(log, Does.Contain("Deltas        from 10, 20, 40; without 'fleet' they would be from 10, 30, 40"));
            Assert.That(
                log,
                Does.Match(@"Fleet         424 machines at 4 versions download about .* with deltas from the latest versions about")
            );
            var notes = File.ReadAllText(Path.Combine(_sample.Stage, "releases/50/release-notes-50.txt"));
            Assert.That(
                notes,
                Does.Match(
                    @"424 machines at 4 versions download [0-9.]+ .B in all, .*latest versions about .* \(-[0-9]+ %\), "
                        + @"without deltas [0-9.]+ .B \(-"
                )
            );
            Assert.That(
                ReleaseHistory.ReadLatest(new(_sample.Stage))!.DeltaBases!.Value.Select(version => version.Value),
                Is.EqualTo(new[] { 10, 20, 40 })
            );
            Assert.That(FilesThatTell("192.0.2."), Is.Empty, "no address leaves the log");
        });
    }

    [Test]
    public async Task A_table_chooses_as_logs_do_and_what_is_never_released_is_told()
    {
        File.WriteAllText(_sample["acme/fleet.yaml"], "20: 400\n25: 1000\n");
        Configure("table: fleet.yaml");

        await ReleaseAsync(5);

        Assert.That(PacksOf("docs"), Is.EqualTo(new[] { 10, 20, 40 }));
        Assert.That($"{_sample.Log}", Does.Contain("The stage does not have 25, where machines are said to be"));
    }

    [Test]
    public async Task A_table_that_is_wrong_ends_the_run_before_anything_is_made()
    {
        File.WriteAllText(_sample["acme/fleet.csv"], "20,many\n");
        Configure("table: fleet.csv");

        Assert.That(await Assert.CatchAsync<ConfigurationException>(() => ReleaseAsync(5)), Has.Message.Contains("fleet.csv:1"));
        Assert.That(Directory.Exists(Path.Combine(_sample.Stage, "update/50")), Is.False);
    }

    [Test]
    public async Task Without_anything_in_the_logs_the_latest_versions_are_taken()
    {
        Configure("logs: [nothing*]");

        await ReleaseAsync(5);

        Assert.That(PacksOf("docs"), Is.EqualTo(new[] { 10, 30, 40 }));
        Assert.That($"{_sample.Log}", Does.Contain("There is no access log"));
    }

    [Test]
    public async Task The_lock_makes_the_release_again_without_the_logs()
    {
        WriteLog((20, 400), (40, 20));
        Configure("logs: [../access.log*]");
        ReleasedSample.Copy(_sample.Factory, _sample["before"]);
        await ReleaseAsync(5);
        var released = Files("update/50").Concat(Files("releases/50")).ToDictionary();
        var file = Path.Combine(_sample.Stage, "releases/50/release-50.lock");
        Assert.That(LockFile.Read(file).Fleet!.Bases, Has.Length.EqualTo(3));
        File.Copy(file, _sample["release-50.lock"]);

        // The factory is where it was after release 40, and the machines have moved on.
        Directory.Delete(_sample.Factory, recursive: true);
        Directory.Move(_sample["before"], _sample.Factory);
        WriteLog((30, 4000));
        await _sample.ReleaseAsync(change: options => options with { Locked = _sample["release-50.lock"] });

        var again = Files("update/50").Concat(Files("releases/50")).ToDictionary();
        Assert.That(again.Keys, Is.EquivalentTo(released.Keys));
        Assert.That(again.Where(each => released[each.Key] != each.Value).Select(each => each.Key), Is.Empty);
    }

    [Test]
    public async Task Machines_of_the_format_before_count_at_the_first_version_of_this_one()
    {
        await _sample.ReleaseAsync(change: options => options with { FormatBump = true });
        foreach (var release in new[] { 6, 7, 8 })
            await ReleaseAsync(release);
        WriteLog((20, 400), (70, 20), (90, 1));
        Configure("logs: [../access.log*]");

        await ReleaseAsync(9, preview: true);

        var plan = LockFile.Read(Path.Combine(_sample.Stage, "releases/100/release-100.lock")).Fleet!;
        Assert.That(plan.Machines.Select(at => (at.Version.Value, at.Machines)), Is.EqualTo(new[] { (60u, 400L), (70u, 20L), (90u, 1L) }));
        Assert.That(plan.Bases, Is.EqualTo(new StreamVersion[] { new(60), new(70), new(90) }));
    }

    private void Configure(string fleet) => File.AppendAllText(Yaml, $"\nfleet: {{ {fleet} }}\n");

    private void WriteLog(params (int Version, int Machines)[] fleet)
    {
        var lines = fleet.SelectMany(at =>
            Enumerable
                .Range(0, at.Machines)
                .Select(i =>
                    $"192.0.2.{at.Version}{i:x4}.example - - [28/Nov/2026:10:00:00 +0000] "
                    + $"\"GET /update/{at.Version}/Manifest.MoM.tar HTTP/1.1\" 200 9"
                )
        );
        File.WriteAllLines(_sample["access.log"], lines);
    }

    private async Task ReleaseAsync(int release, bool preview = false)
    {
        var random = new Random(1);
        var content = new byte[60_000];
        random.NextBytes(content);
        // Each release changes another part, so that older ones lack more.
        for (var change = 1; change <= release; change++)
            new Random(100 + change).NextBytes(content.AsSpan(change * 4000, 1000));
        foreach (var package in Directory.GetFiles(_sample["acme/packages"], "blob-*"))
            File.Delete(package);
        RpmBuild.Build(
            new("blob")
            {
                Version = $"{release}",
                Files = [new("/usr/share/doc/blob", Convert.ToBase64String(content)), new("/usr/share/doc/blob-version", $"{release}\n")],
            },
            _sample["acme/packages"]
        );
        if (preview)
        {
            using var session = new ReleaseSession(new() { Config = _sample.Config, FactoryRoot = _sample.Factory }, _sample.Log);
            await session.PrintPlanAsync();
        }

        await _sample.ReleaseAsync();
    }

    private int[] PacksOf(string bundle) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(_sample.Stage, "update/50"), $"pack-{bundle}-from-*.tar")
                .Select(path => int.Parse(Path.GetFileNameWithoutExtension(path).Split('-')[^1]))
                .Where(from => from > 0)
                .Order(),
        ];

    private IEnumerable<KeyValuePair<string, string>> Files(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(_sample.Stage, folder), "*", SearchOption.AllDirectories)
            .Select(path =>
                KeyValuePair.Create(Path.GetRelativePath(_sample.Stage, path), Convert.ToBase64String(File.ReadAllBytes(path)))
            );

    private IEnumerable<string> FilesThatTell(string text) =>
        Directory
            .EnumerateFiles(_sample.Factory, "*", SearchOption.AllDirectories)
            .Where(path =>
                new FileInfo(path).LinkTarget is null && File.ReadAllBytes(path).AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0
            );
}
