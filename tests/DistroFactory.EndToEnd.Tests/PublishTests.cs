namespace DistroFactory.EndToEnd.Tests;

/// <summary>A release reaches the place clients read.</summary>
public sealed class PublishTests
{
    private Factory _factory = null!;

    [SetUp]
    public void SetUp() => _factory = new();

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task A_release_is_published_at_once_unless_the_place_waits_for_the_target_Publish()
    {
        var (open, gated) = (Path.Combine(_factory.Root, "..", "open"), Path.Combine(_factory.Root, "..", "gated"));
        File.AppendAllText(
            Path.Combine(_factory.Config, "distro.yaml"),
            $"\npublish:\n  - folder: {open}\n  - folder: {gated}\n    automatic: false\n"
        );

        var released = await _factory.RunAsync("Release", _factory.Config);
        Assert.That(released.ExitCode, Is.Zero, released.Output);
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(Path.Combine(open, "update", "version", "latest_version")), Is.EqualTo("10"));
            Assert.That(released.Output, Does.Contain("Published to: "));
            Assert.That(gated, Does.Not.Exist);
        });

        var published = await _factory.RunAsync("Publish", _factory.Config);
        Assert.That(published.ExitCode, Is.Zero, published.Output);
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(Path.Combine(gated, "update", "version", "latest_version")), Is.EqualTo("10"));
            Assert.That(published.Output, Does.Contain("already serves version 10"));
        });
    }

    [Test]
    public async Task A_second_factory_continues_what_the_first_published_if_it_has_the_keys_and_stops_before_it_makes_any()
    {
        var place = Path.Combine(_factory.Root, "..", "www");
        foreach (var config in new[] { _factory.Config, _factory.NextConfig })
            File.AppendAllText(Path.Combine(config, "distro.yaml"), $"\npublish: [ {{ folder: {place} }} ]\n");
        var first = await _factory.RunAsync("Release", _factory.Config);
        Assert.That(first.ExitCode, Is.Zero, first.Output);
        var published = Listing(place);

        using var second = new Factory();
        var refused = await second.RunAsync("Release", _factory.NextConfig);
        Assert.Multiple(() =>
        {
            Assert.That(refused.ExitCode, Is.EqualTo(2), refused.Output);
            Assert.That(refused.Output, Does.Contain("it serves version 10, of which the stage").And.Contain("there are no keys here"));
            Assert.That(Path.Combine(second.Root, "acme", "state", "signing"), Does.Not.Exist);
            Assert.That(Listing(place), Is.EqualTo(published));
        });

        Factory.Copy(Path.Combine(_factory.Root, "acme", "state", "signing"), Path.Combine(second.Root, "acme", "state", "signing"));
        var preview = await second.RunAsync("Preview", _factory.NextConfig);
        Assert.That(preview.Output, Does.Match(@"Version +20\b").And.Match(@"Previous +10\b"), preview.Output);
        var continued = await second.RunAsync("Release", _factory.NextConfig);
        Assert.Multiple(() =>
        {
            Assert.That((continued.ExitCode, second.Latest), Is.EqualTo((0, "20")), continued.Output);
            Assert.That(continued.Output, Does.Contain("one version is taken over").And.Contain("serves version 20"));
            Assert.That(second.Verify().Findings, Is.Empty);
        });

        // The first one, whose history ends at 10, does the same: it takes over 20, and does not make another.
        var behind = await _factory.RunAsync("Release", _factory.NextConfig);
        Assert.That((behind.ExitCode, _factory.Latest), Is.EqualTo((0, "20")), behind.Output);
        Assert.That(behind.Output, Does.Contain("Nothing to release"));
    }

    [Test]
    public async Task Nothing_staged_is_an_error_with_advice()
    {
        File.AppendAllText(Path.Combine(_factory.Config, "distro.yaml"), "\npublish: [ { folder: ../www } ]\n");

        var outcome = await _factory.RunAsync("Publish", _factory.Config);

        Assert.That(outcome.ExitCode, Is.EqualTo(2), outcome.Output);
        Assert.That(outcome.Output, Does.Contain("nothing is staged there").And.Contain("Run the target Release first"));
    }

    private static string[] Listing(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
