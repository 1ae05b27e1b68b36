using DistroFactory.Testing;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>
/// What a team does to a distribution in a month. After each release every machine of every earlier version can update and is what a fresh
/// installation is.
/// </summary>
public sealed class MonthTests
{
    private readonly List<StreamVersion> _released = [];
    private Factory _factory = null!;
    private TemporaryDirectory _machines = null!;

    [SetUp]
    public void SetUp()
    {
        _factory = new();
        _machines = new();
        _released.Clear();
    }

    [TearDown]
    public void TearDown()
    {
        _machines.Dispose();
        _factory.Dispose();
    }

    [Test]
    public async Task Packages_and_bundles_come_move_and_go()
    {
        await Release(10);

        Bring("packages", "acme-shell-2.2-1.x86_64.rpm", "acme-stats-1.0-1.noarch.rpm");
        Bring("bundles", "shell", "devtools");
        File.Delete(InConfig("packages", "acme-legacy-0.4-7.noarch.rpm"));
        await Release(20);

        // A bundle is new, one has another name, one is gone.
        File.WriteAllText(InConfig("bundles", "stats"), "# [TITLE]: stats\nacme-stats\n");
        File.Move(InConfig("bundles", "web-server"), InConfig("bundles", "web"));
        File.Delete(InConfig("bundles", "labs"));
        Assert.That(
            await Release(30),
            Does.Contain("Bundle 'labs' is not defined any more").And.Contain("Bundle 'web-server' is not defined any more")
        );

        // A package goes to another bundle, and a description says it otherwise, which is no news by itself.
        Change("editors", text => text.Replace("edit-syntax\n", "", StringComparison.Ordinal));
        Change("shell", text => text + "edit-syntax\n");
        await Release(40);
        Change("docs", text => text.Replace("The handbook", "All the handbooks", StringComparison.Ordinal));
        Assert.That((await _factory.RunAsync("Release", _factory.Config)).Output, Does.Contain("Nothing to release"));

        // The update of the shell was a mistake: what was there before becomes a new version.
        File.Delete(InConfig("packages", "acme-shell-2.2-1.x86_64.rpm"));
        File.Delete(InConfig("packages", "acme-stats-1.0-1.noarch.rpm"));
        File.Delete(InConfig("bundles", "stats"));
        Change("shell", text => text.Replace("acme-stats\n", "", StringComparison.Ordinal));
        Assert.That(await Release(50), Does.Contain("package downgraded acme-shell 2.2-1 -> 2.1-1"));

        await Release(70, "--format-bump");
        await Release(80, "--min-version");
        Assert.That((await _factory.RunAsync("Watcher", _factory.Config)).ExitCode, Is.Zero);
    }

    private async Task<string> Release(uint version, params string[] options)
    {
        var outcome = await _factory.RunAsync("Release", _factory.Config, options);
        Assert.That((outcome.ExitCode, _factory.Latest), Is.EqualTo((0, $"{version}")), outcome.Output);
        CheckMachines(new(version));
        _released.Add(new(version));
        return outcome.Output;
    }

    /// <summary>A machine of each earlier version, with all its bundles, follows the version files and really fetches everything.</summary>
    private void CheckMachines(StreamVersion latest)
    {
        using var signatures = new SignatureVerifier(
            File.ReadAllText(Path.Combine(_factory.Stage, "releases", "latest", "config", "Swupd_Root.pem"))
        );
        var root = Path.Combine(_factory.Stage, "update");
        var format = new FormatNumber(uint.Parse(File.ReadAllText(Path.Combine(root, $"{latest}", "format"))));
        Assert.That(new StreamVerifier(root, signatures).VerifyLatest(format).Findings, Is.Empty);
        var stream = new PublishedDirectory(root);
        var client = new SwupdClient(stream, new(stream, signatures), new FetchedContent(stream, _machines[$"{latest}"]));
        foreach (var version in _released)
        {
            var machine = client.Install(version, client.Restore(version).System!.Bundles.ToList()).System!;
            var runs = new ClientJourney(stream, signatures, client).Update(machine);
            Assert.That(runs.SelectMany(run => run.Problems), Is.Empty, $"from {version} to {latest}");
            var updated = runs[^1].System!;
            Assert.That(updated.Version, Is.EqualTo(latest));
            Assert.That(
                RootComparison.Between(updated.Root, client.InstallJust(latest, updated.Bundles.ToList()).System!.Root),
                Is.Empty,
                $"from {version} to {latest}"
            );
        }
    }

    private string InConfig(params string[] names) => Path.Combine([_factory.Config, .. names]);

    /// <summary>Takes files of the sample of a week later.</summary>
    private void Bring(string folder, params string[] names)
    {
        foreach (var name in names)
            File.Copy(Path.Combine(_factory.NextConfig, folder, name), InConfig(folder, name), overwrite: true);
    }

    private void Change(string bundle, Func<string, string> change)
    {
        var file = InConfig("bundles", bundle);
        var (before, after) = (File.ReadAllText(file), change(File.ReadAllText(file)));
        Assert.That(after, Is.Not.EqualTo(before));
        File.WriteAllText(file, after);
    }
}
