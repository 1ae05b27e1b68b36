using DistroFactory.Mixing.Assembly;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Tests;

/// <summary>A bundle whose definition is deleted: machines that have it get rid of its files, and the next format is without it.</summary>
public sealed class GoneBundleTests
{
    private SmallDistribution _distribution = null!;

    [SetUp]
    public async Task MixTheFirstVersion()
    {
        _distribution = new();
        _distribution.Package(new("tools") { Files = [new("/usr/bin/tool", "#!/bin/sh\n") { Mode = "0755" }] });
        _distribution.Bundle("tools", "tools");
        await _distribution.Mix();
        _distribution.WithoutBundle("tools");
    }

    [TearDown]
    public void CleanUp() => _distribution.Dispose();

    [Test]
    public async Task It_is_emptied_once_and_stays_so_within_the_format()
    {
        var gone = await _distribution.Mix(20);
        var after = await _distribution.Mix(30);

        Assert.Multiple(() =>
        {
            Assert.That(Manifest(20, "tools").Entries.Select(entry => entry.Status), Is.Not.Empty.And.All.EqualTo(EntryStatus.Deleted));
            Assert.That(gone.Warnings, Has.One.Contains("Bundle 'tools' is not defined any more"));
            Assert.That(
                gone.Bundles.Select(bundle => bundle.Name),
                Is.EqualTo(new[] { "os-core", "os-core-update" }),
                "nobody is told of a bundle that is gone"
            );
            Assert.That(
                Manifest(20, "full").Entries.Where(entry => entry.IsPresent).Select(entry => entry.Name),
                Has.None.EndsWith("/tools").And.None.EqualTo("/usr/bin/tool")
            );
            Assert.That(Line(30)?.Version.Value, Is.EqualTo(20), "nothing is left to change");
            Assert.That(after.Warnings, Is.Empty);
        });
    }

    [Test]
    public async Task The_next_format_is_without_it()
    {
        await _distribution.Mix(20);

        await new EmbeddedMixer().MixAsync(_distribution.Request(30) with { Format = new(31), MinVersion = new(30) });

        Assert.That(Line(30), Is.Null);
    }

    [Test]
    public async Task What_only_a_bundle_on_its_way_out_says_of_a_directory_is_not_in_the_bridge_either()
    {
        _distribution.Package(new("before") { Files = [new("/usr/share/both/") { Mode = "0700" }, new("/usr/share/both/old", "old")] });
        _distribution.Package(new("web") { Files = [new("/usr/share/both/"), new("/usr/share/both/new", "new")] });
        _distribution.Bundle(
            "leaving",
            "before",
            $"content({Content("leaving", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)})"
        );
        _distribution.Bundle("web", "web", $"content({Content("web", (UnixFileMode)0x1ED)})");
        await _distribution.Mix(20);

        await new EmbeddedMixer().MixAsync(
            _distribution.Request(30) with
            {
                ClaimedVersion = new(40),
                ClaimedFormat = new(31),
                EmptiedBundles = ["leaving"],
            }
        );
        await new EmbeddedMixer().MixAsync(
            _distribution.Request(40) with
            {
                Format = new(31),
                MinVersion = new(40),
                DroppedBundles = ["leaving"],
            }
        );

        foreach (var directory in new[] { "/usr/share/both", "/usr/share/shared" })
            Assert.That(HashIn(30, directory), Is.EqualTo(HashIn(40, directory)).And.Not.EqualTo(HashIn(20, directory)), directory);

        string HashIn(uint version, string path) => $"{Manifest(version, "web").Entries.Single(entry => entry.Name == path).Hash}";
    }

    [Test]
    public async Task A_minversion_publishes_it_again_so_that_nothing_older_need_be_kept()
    {
        await _distribution.Mix(20);

        var raised = await new EmbeddedMixer().MixAsync(_distribution.Request(30) with { MinVersion = new(30) });

        Assert.Multiple(() =>
        {
            Assert.That(Line(30)?.Version.Value, Is.EqualTo(30));
            Assert.That(
                Manifest(30, "tools").Entries.Select(entry => (entry.Status, entry.Version.Value)),
                Is.Not.Empty.And.All.EqualTo((EntryStatus.Deleted, 20u)),
                "a deletion keeps its version"
            );
            Assert.That(raised.Warnings, Is.Empty);
        });
    }

    [Test]
    public async Task One_that_is_defined_again_has_its_files_again()
    {
        await _distribution.Mix(20);
        _distribution.Bundle("tools", "tools");

        await _distribution.Mix(30);

        Assert.That(
            Manifest(30, "tools").Entries.Where(entry => entry.IsPresent).Select(entry => (entry.Name, entry.Version.Value)),
            Has.Some.EqualTo(("/usr/bin/tool", 30u))
        );
    }

    private ManifestEntry? Line(uint version) => Manifest(version, "MoM").Entries.SingleOrDefault(entry => entry.Name == "tools");

    private Manifest Manifest(uint version, string name) =>
        ManifestReader.ReadFile(Path.Combine(_distribution.Output, $"{version}", $"Manifest.{name}"));

    /// <summary>A content directory with a directory of a mode.</summary>
    private string Content(string name, UnixFileMode mode)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_distribution["content"], name, "usr/share/shared"));
        File.WriteAllText(Path.Combine(folder.FullName, name), name);
        folder.UnixFileMode = mode;
        return Path.Combine(_distribution["content"], name);
    }
}
