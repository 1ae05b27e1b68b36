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
    public async Task Nothing_staged_is_an_error_with_advice()
    {
        File.AppendAllText(Path.Combine(_factory.Config, "distro.yaml"), "\npublish: [ { folder: ../www } ]\n");

        var outcome = await _factory.RunAsync("Publish", _factory.Config);

        Assert.That(outcome.ExitCode, Is.EqualTo(2), outcome.Output);
        Assert.That(outcome.Output, Does.Contain("nothing is staged there").And.Contain("Run the target Release first"));
    }
}
