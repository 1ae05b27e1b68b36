namespace DistroFactory.EndToEnd.Tests;

/// <summary>
/// Files of a release that were damaged or removed after it: what can be restored is, and what cannot stops the next release before
/// anything is built upon it.
/// </summary>
public sealed class RestoreTests
{
    private Factory _factory = null!;

    private string Released => Path.Combine(_factory.Stage, "update", "10");

    private string Kept => Path.Combine(_factory.Root, "acme", "state", "www", "10");

    [SetUp]
    public async Task SetUp()
    {
        _factory = new();
        var first = await _factory.RunAsync("Release", _factory.Config);
        Assert.That(first.ExitCode, Is.Zero, first.Output);
    }

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task A_file_that_was_removed_from_the_stage_comes_back_from_the_state()
    {
        var file = OldFullfile();
        File.Delete(file);
        await Restored(file, $"was restored from {file.Replace(Released, Kept, StringComparison.Ordinal)}");
    }

    [Test]
    public async Task A_file_that_is_damaged_under_all_its_names_is_made_of_what_a_pack_holds()
    {
        var file = OldFullfile();
        Damage(file);
        await Restored(file, "pack-");
    }

    [Test]
    public async Task A_version_that_was_removed_from_the_stage_comes_back_whole()
    {
        Directory.Delete(Released, recursive: true);
        await Restored(Path.Combine(Released, "format"), $"{Released} was restored from {Kept}");
    }

    [TestCase("Manifest.MoM", "Manifest.shell.tar", "Manifest.full")]
    [TestCase("Manifest.MoM.tar", "Manifest.shell")]
    [TestCase("Manifest.MoM.sig", "Manifest.editors")]
    public async Task Damaged_manifests_are_restored_from_what_says_the_same(params string[] names)
    {
        foreach (var name in names)
            Damage(Path.Combine(Released, name));
        await Restored(Path.Combine(Released, names[0]), [.. names.Select(name => $"{name} was restored from")]);
    }

    [Test]
    public async Task A_pack_that_is_nowhere_any_more_is_warned_of_and_holds_no_release_back()
    {
        var pack = UnchangedPack();
        File.Delete(pack.Replace(Released, Kept, StringComparison.Ordinal));
        File.Delete(pack);

        var outcome = await _factory.RunAsync("Release", _factory.NextConfig);

        Assert.That((outcome.ExitCode, _factory.Latest), Is.EqualTo((0, "20")), outcome.Output);
        Assert.That(outcome.Output, Does.Contain($"[WRN] pack-missing: bundle docs: 10/{Path.GetFileName(pack)}: is missing"));
    }

    [Test]
    public async Task A_pack_that_was_removed_from_the_stage_comes_back_from_the_state()
    {
        var pack = UnchangedPack();
        File.Delete(pack);
        await Restored(pack, $"was restored from {pack.Replace(Released, Kept, StringComparison.Ordinal)}");
    }

    [Test]
    public async Task What_is_nowhere_any_more_is_named_with_what_to_do()
    {
        var file = OldFullfile();
        Damage(file);
        foreach (var pack in Directory.EnumerateFiles(Released, "pack-*").Concat(Directory.EnumerateFiles(Kept, "pack-*")))
            File.Delete(pack);

        var outcome = await _factory.RunAsync("Release", _factory.NextConfig);

        Assert.That((outcome.ExitCode, _factory.Latest), Is.EqualTo((2, "10")), outcome.Output);
        Assert.That(outcome.Output, Does.Contain(Path.GetFileName(file)).And.Contain("from a backup"));
    }

    [Test]
    public async Task Nothing_is_built_upon_a_version_that_somebody_else_made()
    {
        foreach (var folder in new[] { Released, Kept })
        {
            var mom = Path.Combine(folder, "Manifest.MoM");
            File.WriteAllText(mom + ".new", File.ReadAllText(mom).Replace("\tshell\n", "\tsh3ll\n", StringComparison.Ordinal));
            File.Move(mom + ".new", mom, overwrite: true);
            File.Delete(mom + ".tar");
        }

        var outcome = await _factory.RunAsync("Release", _factory.NextConfig);

        Assert.That((outcome.ExitCode, _factory.Latest), Is.EqualTo((2, "10")), outcome.Output);
        Assert.That(
            outcome.Output,
            Does.Contain("10/Manifest.MoM, which release 10 begins with: the certificate of the configuration does not vouch")
                .And.Contain("Nothing is built upon it")
        );
        Assert.That(Path.Combine(_factory.Root, "acme", "state", "www", "20"), Does.Not.Exist);
    }

    [Test]
    public async Task A_stage_that_is_gone_is_not_taken_for_a_first_release()
    {
        Directory.Move(_factory.Stage, _factory.Stage + ".lost");
        var without = await _factory.RunAsync("Release", _factory.NextConfig);
        Assert.Multiple(() =>
        {
            Assert.That(without.ExitCode, Is.EqualTo(2), without.Output);
            Assert.That(
                without.Output,
                Does.Contain("Looking for release 10").And.Contain("nothing is staged there any more").And.Contain("Restore the stage")
            );
            Assert.That(_factory.Stage, Does.Not.Exist);
        });

        Directory.Move(_factory.Stage + ".lost", _factory.Stage);
        Assert.That((await _factory.RunAsync("Release", _factory.NextConfig)).ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_damaged_store_of_the_mixer_is_replaced()
    {
        foreach (
            var file in Directory.EnumerateFiles(
                Path.Combine(_factory.Root, "acme", "state", "store", "segments"),
                "*",
                SearchOption.AllDirectories
            )
        )
            File.WriteAllText(file, "garbage");

        var damaged = await _factory.RunAsync("Release", _factory.Config, "--force");
        var next = await _factory.RunAsync("Release", _factory.Config, "--force");

        Assert.Multiple(() =>
        {
            Assert.That(
                (damaged.ExitCode, damaged.Output.Contains("the next mix makes a new one", StringComparison.Ordinal)),
                Is.EqualTo((2, true)),
                damaged.Output
            );
            Assert.That((next.ExitCode, _factory.Latest), Is.EqualTo((0, "20")), next.Output);
            Assert.That(_factory.Verify().Findings, Is.Empty);
        });
    }

    private async Task Restored(string file, params string[] said)
    {
        var outcome = await _factory.RunAsync("Release", _factory.NextConfig);
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        Assert.Multiple(() =>
        {
            foreach (var words in said)
                Assert.That(outcome.Output, Does.Contain(words));
            Assert.That(file, Does.Exist);
            Assert.That(_factory.Latest, Is.EqualTo("20"));
            Assert.That(_factory.Verify().Findings, Is.Empty);
            Assert.That(
                Directory.EnumerateFiles(Path.Combine(_factory.Root, "acme"), "*.partial-*", SearchOption.AllDirectories),
                Is.Empty
            );
        });
    }

    /// <summary>The pack of a bundle that version 20 does not change.</summary>
    private string UnchangedPack() => Path.Combine(Released, "pack-docs-from-0.tar");

    /// <summary>A file of version 10 that version 20 has too.</summary>
    private string OldFullfile()
    {
        var line = File.ReadLines(Path.Combine(Released, "Manifest.editors"))
            .First(line => line.StartsWith('F') && line.EndsWith("/usr/bin/edit", StringComparison.Ordinal));
        return Path.Combine(Released, "files", $"{line.Split('\t')[1]}.tar");
    }

    /// <summary>Writes into the file, so that all its hard links are damaged.</summary>
    private static void Damage(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        // In a text, any place but the first might be a path, of which no reader can tell that it is another one.
        stream.Position = Path.GetExtension(file) == ".tar" ? stream.Length / 2 : 0;
        stream.Write("damaged"u8);
    }
}
