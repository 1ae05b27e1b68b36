namespace DistroFactory.EndToEnd.Tests;

/// <summary>A release that reached everybody and is taken back, by whoever is at hand.</summary>
public sealed class RollbackTests
{
    [Test]
    public async Task The_latest_release_is_withdrawn_from_an_empty_factory_directory_with_the_keys_and_all_places_follow()
    {
        using var factory = new Factory();
        var place = Path.Combine(factory.Config, "..", "place");
        await File.AppendAllTextAsync(Path.Combine(factory.Config, "distro.yaml"), $"\npublish: [ {{ folder: {place} }} ]\n");
        Assert.That((await factory.RunAsync("Release", factory.Config)).ExitCode, Is.Zero);
        File.Copy(
            Path.Combine(factory.NextConfig, "packages", "acme-shell-2.2-1.x86_64.rpm"),
            Path.Combine(factory.Config, "packages", "acme-shell-2.2-1.x86_64.rpm")
        );
        Assert.That((await factory.RunAsync("Release", factory.Config)).ExitCode, Is.Zero);

        using var other = new Factory();
        var keys = Path.Combine("acme", "state", "signing");
        Factory.Copy(Path.Combine(factory.Root, keys), Path.Combine(other.Root, keys));
        var withdrawn = await other.RunAsync("Withdraw", factory.Config, "--withdrawn", "20", "--why", "it crashes");

        Assert.That(withdrawn.ExitCode, Is.Zero, withdrawn.Output);
        Assert.That(withdrawn.Output, Does.Contain("have the files of version 10"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(place, "latest")), Is.EqualTo("30\n"));
        Assert.That(
            await File.ReadAllTextAsync(Path.Combine(place, "releases", "30", "release-notes-30.md")),
            Does.Contain("takes back what came after it up to release 20 (it crashes)")
        );
        Assert.That((await factory.RunAsync("Release", factory.Config)).ExitCode, Is.Zero, "the first factory takes it over");
        var watched = await factory.RunAsync("Watcher", factory.Config);
        Assert.That(watched.ExitCode, Is.Zero, watched.Output);
        Assert.That(watched.Output, Does.Contain("Up to date with release 30: all that changed was taken back"));
        var checkedStage = await other.RunAsync("Validate", factory.Config, "--from", "20", "--to", "30");
        Assert.That(checkedStage.ExitCode, Is.Zero, checkedStage.Output);
    }

    [TestCase("Rollback", "--to")]
    [TestCase("Withdraw", "--withdrawn")]
    public async Task What_is_to_be_taken_back_must_be_said(string target, string option)
    {
        using var factory = new Factory();
        var refused = await factory.RunAsync(target, factory.Config);
        Assert.That(refused.ExitCode, Is.EqualTo(64), refused.Output);
        Assert.That(refused.Output, Does.Contain(option));
        Assert.That(factory.Written, Is.Empty);
    }
}
