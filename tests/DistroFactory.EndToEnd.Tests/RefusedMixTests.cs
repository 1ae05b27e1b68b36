namespace DistroFactory.EndToEnd.Tests;

/// <summary>A mixed version that a check refuses is not gone on with: the next run mixes it again.</summary>
public sealed class RefusedMixTests
{
    private Factory _factory = null!;

    [SetUp]
    public void SetUp() => _factory = new();

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task A_version_whose_files_were_damaged_is_mixed_again_without_what_the_mixer_stored()
    {
        var prepared = await _factory.RunAsync("Prepare", _factory.Config);
        Assert.That(prepared.ExitCode, Is.Zero, prepared.Output);
        var pack = Path.Combine(_factory.Stage, "update", "10", "pack-os-core-from-0.tar");
        using (var damage = File.OpenWrite(pack))
            damage.SetLength(damage.Length / 2);

        var refused = await _factory.RunAsync("Verify", _factory.Config, "--skip");
        Assert.That(refused.ExitCode, Is.Not.Zero, refused.Output);
        Assert.That(
            refused.Output,
            Does.Contain("pack-os-core-from-0.tar").And.Contain("The store of the mixer").And.Contain("was removed")
        );

        await IsReleasedAsync();
    }

    [Test]
    public async Task A_version_whose_manifests_do_not_say_what_the_packages_say_is_mixed_again()
    {
        var mixed = await _factory.RunAsync("Mix", _factory.Config);
        Assert.That(mixed.ExitCode, Is.Zero, mixed.Output);
        var manifest = Path.Combine(_factory.Root, "acme", "state", "www", "10", "Manifest.shell");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("/usr/bin/", "/usr/bim/", StringComparison.Ordinal));

        var refused = await _factory.RunAsync("Validate", _factory.Config, "--skip");
        Assert.That(refused.ExitCode, Is.Not.Zero, refused.Output);
        Assert.That(refused.Output, Does.Contain("they do not say what the packages say").And.Not.Contain("was removed"));

        await IsReleasedAsync();
    }

    private async Task IsReleasedAsync()
    {
        var released = await _factory.RunAsync("Release", _factory.Config);
        Assert.That((released.ExitCode, _factory.Latest), Is.EqualTo((0, "10")), released.Output);
        Assert.That(_factory.Verify().Findings, Is.Empty);
    }
}
