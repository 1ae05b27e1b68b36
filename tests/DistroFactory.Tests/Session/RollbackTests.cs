using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Session;
using DistroFactory.Stage;
using DistroFactory.Testing;
using DistroFactory.Tests.Evidence;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Session;

/// <summary>
/// Release 10 is the sample; release 20 has another shell and another page in a bundle, without one package. Then somebody wants it back.
/// </summary>
public sealed class RollbackTests
{
    private const string Why = "the shell crashes";

    private ReleasedSample _sample = null!;

    private string Docs => _sample["acme/bundles/docs"];

    [SetUp]
    public async Task ReleaseTwiceAsync()
    {
        _sample = new();
        File.WriteAllText(_sample["acme/distro.yaml"], File.ReadAllText(_sample["acme/distro.yaml"]).Replace("images: {", "# {"));
        await _sample.ReleaseAsync();
        foreach (var package in new[] { "acme-shell-2.2-1.x86_64.rpm", "acme-stats-1.0-1.noarch.rpm" })
            File.Copy(_sample[$"acme-next/packages/{package}"], _sample[$"acme/packages/{package}"]);
        File.Delete(Directory.GetFiles(_sample["acme/packages"], "edit-syntax-*").Single());
        File.WriteAllText(_sample["acme/bundles/editors"], "edit\n");
        File.AppendAllText(Docs, "acme-stats\n");
        await _sample.ReleaseAsync();
    }

    [TearDown]
    public void TearDown() => _sample.Dispose();

    [Test]
    public async Task It_is_a_new_version_with_the_files_of_the_earlier_one_and_says_why()
    {
        await BringBackAsync(new() { To = 10, Why = Why });

        var release = Read(30);
        Assert.Multiple(() =>
        {
            Assert.That(release.Inputs.Packages, Is.EqualTo(Read(10).Inputs.Packages));
            Assert.That(Shipped(30), Is.EqualTo(Shipped(10)).And.Not.EqualTo(Shipped(20)));
            Assert.That(Notes(30, "txt"), Does.Contain("ROLLBACK:\n    Brings back the content of release 10").And.Contain(Why));
            Assert.That(Notes(30, "md"), Does.Contain($"up to release 20 ({Why})."));
            Assert.That($"{_sample.Log}", Does.Contain("Its 11 bundles have the files of version 10"));
            Assert.That($"{_sample.Log}", Does.Not.Contain("A package gets older"), "it is meant to");
            Assert.That(File.Exists(Path.Combine(_sample.Stage, "update/30/delta/Manifest-shell-delta-from-20-to-30")) || HasPackFrom(20));
        });
    }

    [Test]
    public async Task What_was_taken_back_is_not_released_again_by_itself()
    {
        await BringBackAsync(new() { To = 10, Why = Why });

        Assert.That((await WatchAsync()).Reason, Is.EqualTo(ReleaseReason.TakenBack));
        File.AppendAllText(_sample["acme/bundles/devtools"], "acme-web\n");
        var refused = await Assert.CatchAsync<FactoryException>(() => _sample.ReleaseAsync());
        Assert.That(
            refused!.Message,
            Does.Contain("release 30 took back acme-shell-2.2-1.x86_64, acme-stats-1.0-1.noarch, the loss of edit-syntax")
                .And.Contain("the definition of bundle 'docs'")
                .And.Contain(Why)
        );
        Assert.That(await Assert.CatchAsync<FactoryException>(WatchAsync), Is.Not.Null, "the watcher starts nothing");
    }

    [Test]
    public async Task A_newer_package_is_released_though_the_one_that_was_taken_back_is_still_on_offer()
    {
        await BringBackAsync(
            new()
            {
                To = 10,
                Packages = ["acme-shell"],
                Bundles = ["docs"],
            }
        );
        File.WriteAllText(Docs, File.ReadAllText(Docs).Replace("acme-stats\n", ""));
        File.Delete(Directory.GetFiles(_sample["acme/packages"], "acme-stats-*").Single());
        Assert.That(await Assert.CatchAsync<FactoryException>(WatchAsync), Has.Message.Contains("took back acme-shell-2.2-1"));
        RpmBuild.Build(new("acme-shell") { Version = "2.3", Files = [new("/usr/bin/acme", "#!/bin/sh\n")] }, _sample["acme/packages"]);

        Assert.That((await WatchAsync()).Reason, Is.EqualTo(ReleaseReason.PackagesChanged));
        await _sample.ReleaseAsync();
        Assert.That(Shipped(40), Does.Contain("acme-shell-2.3-1"));

        File.Delete(Directory.GetFiles(_sample["acme/packages"], "acme-shell-2.3-*").Single());
        Assert.That((await WatchAsync()).Reason, Is.EqualTo(ReleaseReason.TakenBack), "it is the newest again");
    }

    [Test]
    public async Task It_may_come_in_another_form_or_by_force_and_is_forgotten_then()
    {
        await BringBackAsync(new() { To = 10 });

        File.WriteAllText(Docs, File.ReadAllText(Docs).Replace("acme-stats\n", ""));
        File.WriteAllText(_sample["acme/bundles/editors"], "edit\n# again\n");
        foreach (var package in Directory.GetFiles(_sample["acme/packages"], "acme-st*"))
            File.Delete(package);
        File.Move(_sample["acme/packages/acme-shell-2.2-1.x86_64.rpm"], _sample["shell.rpm"]);
        RpmBuild.Build(new("edit-syntax") { Version = "3.1", Files = [new("/usr/share/edit/new", "new\n")] }, _sample["acme/packages"]);
        File.AppendAllText(_sample["acme/bundles/editors"], "edit-syntax\n");
        await _sample.ReleaseAsync();
        Assert.That(Read(40).TakenBack!.Packages.Select(package => package.Nevra.Name), Is.EqualTo(new[] { "acme-shell", "acme-stats" }));

        File.Move(_sample["shell.rpm"], _sample["acme/packages/acme-shell-2.2-1.x86_64.rpm"]);
        Assert.That((await WatchAsync()).Reason, Is.EqualTo(ReleaseReason.TakenBack), "also later");
        await _sample.ReleaseAsync(change: options => options with { Force = true });
        Assert.That(Read(50).TakenBack!.Packages.Select(package => package.Nevra.Name), Is.EqualTo(new[] { "acme-stats" }));
    }

    [Test]
    public async Task A_part_is_brought_back_of_packages_or_of_bundles_and_nothing_that_was_not_released_comes_with_it()
    {
        File.AppendAllText(_sample["acme/bundles/devtools"], "acme-web\n");

        await BringBackAsync(new() { To = 10, Bundles = ["editors"] });
        Assert.That(Shipped(30), Does.Contain("edit-syntax-3.0-1").And.Contain("acme-shell-2.2-1").And.Contain("acme-stats"));
        Assert.That(Read(30).Inputs.Bundles["devtools"], Is.EqualTo(Read(20).Inputs.Bundles["devtools"]));

        await BringBackAsync(
            new()
            {
                To = 10,
                Bundles = ["docs"],
                Packages = ["acme-shell"],
            }
        );
        Assert.That(Shipped(40), Does.Contain("acme-shell-2.1-1").And.Not.Contain("acme-stats"));
        Assert.That(Read(40).TakenBack!.Versions, Is.Empty, "they were not taken back as a whole");
    }

    [Test]
    public async Task A_release_that_is_withdrawn_gives_way_to_the_one_before_it_that_was_not_taken_back()
    {
        Assert.That(
            await Assert.CatchAsync<FactoryException>(() => BringBackAsync(new() { Withdrawn = 10 })),
            Has.Message.Contains("release 10 is not the latest, which is 20")
        );
        await BringBackAsync(new() { Withdrawn = 20 });
        Assert.That(Shipped(30), Is.EqualTo(Shipped(10)));
        await BringBackAsync(new() { Withdrawn = 30 });
        Assert.That(Read(40).Rollback!.To, Is.EqualTo(new StreamVersion(10)));
    }

    [Test]
    public async Task Checks_compare_it_with_the_release_that_it_brings_back()
    {
        var file = _sample["acme/distro.yaml"];
        File.WriteAllText(
            file,
            File.ReadAllText(file).Split("\nqa:")[0] + "\nqa:\n  checks:\n    - { name: older, packages: none-older }\n"
        );

        await BringBackAsync(
            new()
            {
                To = 10,
                Packages = ["acme-shell"],
                Bundles = ["docs"],
            }
        );
        Assert.That($"{_sample.Log}", Does.Contain("no package is older than in release 20"), "but for those that are brought back");
        await BringBackAsync(new() { To = 10 });
        Assert.That($"{_sample.Log}", Does.Contain("older: passed").And.Contain("no package is older than in release 10"));
    }

    [TestCase(20u, "", "", "the latest release is 20")]
    [TestCase(15u, "", "", "release 15 is not in")]
    [TestCase(10u, "acme-stats", "", "release 10 had no package acme-stats")]
    [TestCase(10u, "", "no-such-bundle", "release 10 defined no bundle 'no-such-bundle'")]
    public async Task What_cannot_be_is_refused_by_name(uint to, string package, string bundle, string why)
    {
        var refused = await Assert.CatchAsync<FactoryException>(() =>
            BringBackAsync(
                new()
                {
                    To = to,
                    Packages = package.Length > 0 ? [package] : [],
                    Bundles = bundle.Length > 0 ? [bundle] : [],
                }
            )
        );
        Assert.That(refused!.Message, Does.Contain(why));
        Assert.That(Path.Combine(_sample.Stage, "update/30"), Does.Not.Exist);
    }

    [Test]
    public async Task Another_setting_than_then_is_refused_by_its_key()
    {
        File.WriteAllText(
            _sample["acme/distro.yaml"],
            File.ReadAllText(_sample["acme/distro.yaml"]).Replace("operators: 600", "operators: 601")
        );
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => BringBackAsync(new() { To = 10 }));
        Assert.That(refused!.Message, Does.Contain("groups: operators: 600 -> operators: 601"));
    }

    [Test]
    public async Task A_package_that_was_changed_in_the_stage_is_refused()
    {
        var repository = new StagedTree(_sample.Stage).RepositoryOf(new(10));
        var package = Directory.GetFiles(repository, "acme-shell-*", SearchOption.AllDirectories).Single();
        var other = File.ReadAllBytes(package);
        other[^1] ^= 1;
        File.Delete(package);
        File.WriteAllBytes(package, other);

        Assert.That(await Assert.CatchAsync<FactoryException>(() => BringBackAsync(new() { To = 10 })), Has.Message.Contains("acme-shell"));
    }

    // Whoever can write to the stage can make record and definition fit; but not the manifests that were signed.
    [Test]
    public async Task Other_content_than_was_signed_is_refused_whatever_the_record_says()
    {
        var stage = new StagedTree(_sample.Stage);
        var definitions = stage.DefinitionsOf(new(10));
        File.Delete(Path.Combine(definitions, "docs"));
        File.Copy(Path.Combine(definitions, "labs"), Path.Combine(definitions, "docs"));
        foreach (var (name, extension) in new[] { ("release", "json"), ("release", "lock") })
        {
            var path = stage.ReportOf(new(10), name, extension);
            var text = File.ReadAllText(path).Replace(Read(10).Inputs.Bundles["docs"], Read(10).Inputs.Bundles["labs"]);
            File.Delete(path);
            File.WriteAllText(path, text);
        }

        var refused = await Assert.CatchAsync<FactoryException>(() => BringBackAsync(new() { To = 10 }));
        Assert.That(refused!.Message, Does.Contain("Comparing version 30 with 10").And.Contain("of bundle 'devtools' was not there"));
        Assert.That(File.ReadAllText(Path.Combine(_sample.Stage, "latest")).Trim(), Is.EqualTo("20"));
    }

    private Task BringBackAsync(RollbackRequest request) => _sample.ReleaseAsync(change: options => options with { Rollback = request });

    private async Task<WatchRecord> WatchAsync()
    {
        using var session = new ReleaseSession(new() { Config = _sample.Config, FactoryRoot = _sample.Factory }, _sample.Log);
        return await session.WatchAsync(null, null);
    }

    private ReleaseRecord Read(uint version) => ReleaseHistory.Read(new(_sample.Stage), new(version))!;

    private string Shipped(uint version) =>
        string.Join("\n", Read(version).Packages.Select(package => $"{package.Nevra}").Order(StringComparer.Ordinal));

    private string Notes(uint version, string extension) =>
        File.ReadAllText(new StagedTree(_sample.Stage).ReportOf(new(version), "release-notes", extension));

    private bool HasPackFrom(uint version) =>
        Directory.EnumerateFiles(Path.Combine(_sample.Stage, "update/30"), $"pack-*-from-{version}.tar").Any();
}
