using CliWrap;
using CliWrap.Buffered;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>
/// A release that was served but not published or tagged to the end is made up for by the next run, and the watcher asks for one.
/// </summary>
public sealed class FinishingTests
{
    private Factory _factory = null!;

    private string Tags => Path.Combine(_factory.Config, ".git", "refs", "tags");

    private string Address => $"file://{_factory.Config}";

    [SetUp]
    public async Task SetUp()
    {
        _factory = new();
        await Git("init", "--quiet", "--initial-branch=main");
        await CommitAsync("Acme");
    }

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task A_tag_that_failed_is_put_on_the_commit_of_the_release_by_the_next_run()
    {
        var commit = await Git("rev-parse", "HEAD");
        Directory.Delete(Tags);
        File.WriteAllText(Tags, "in the way");
        var failed = await _factory.RunAsync("Release", Address);
        Assert.That((failed.ExitCode, _factory.Latest), Is.EqualTo((2, "10")), failed.Output);

        File.WriteAllText(Path.Combine(_factory.Config, "README"), "Nothing that shows in a release.\n");
        await CommitAsync("Readme");
        var watched = await _factory.RunAsync("Watcher", Address);
        Assert.Multiple(() =>
        {
            Assert.That(watched.ExitCode, Is.EqualTo(1), watched.Output);
            Assert.That(
                watched.Output,
                Does.Contain("Release 10 is to be finished").And.Contain($"release 10 is not tagged yet (10 on {Address})")
            );
        });

        File.Delete(Tags);
        Directory.CreateDirectory(Tags);
        var next = await _factory.RunAsync("Release", Address);
        Assert.Multiple(() =>
        {
            Assert.That((next.ExitCode, _factory.Latest), Is.EqualTo((0, "10")), next.Output);
            Assert.That(next.Output, Does.Contain("An earlier run did not get to its end").And.Contain("Tag 10 is on commit"));
        });
        Assert.That(await Git("rev-parse", "10^{commit}"), Is.EqualTo(commit));
        Assert.That((await _factory.RunAsync("Watcher", Address)).ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_publication_that_failed_is_made_up_for_and_the_release_is_tagged_then()
    {
        var place = Path.Combine(_factory.Root, "www");
        Directory.CreateDirectory(place);
        File.WriteAllText(Path.Combine(place, "update"), "in the way");
        File.AppendAllText(Path.Combine(_factory.Config, "distro.yaml"), $"\npublish: [ {{ folder: {place} }} ]\n");
        await CommitAsync("Publish");
        var failed = await _factory.RunAsync("Release", Address);
        Assert.That((failed.ExitCode, _factory.Latest), Is.EqualTo((2, "10")), failed.Output);
        var watched = await _factory.RunAsync("Watcher", Address);
        Assert.That(watched.Output, Does.Contain("release 10 is not published yet; release 10 is not tagged yet"));

        File.Delete(Path.Combine(place, "update"));
        var next = await _factory.RunAsync("Release", Address);

        Assert.That(next.ExitCode, Is.Zero, next.Output);
        Assert.That(File.ReadAllText(Path.Combine(place, "latest")).Trim(), Is.EqualTo("10"));
        Assert.That(await Git("tag"), Is.EqualTo("10"));
        Assert.That((await _factory.RunAsync("Watcher", Address)).ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_tag_that_is_on_another_commit_is_told_once()
    {
        await Git("tag", "10");
        File.WriteAllText(Path.Combine(_factory.Config, "README"), "Another commit.\n");
        await CommitAsync("Readme");

        var released = await _factory.RunAsync("Release", Address);
        Assert.That((released.ExitCode, _factory.Latest), Is.EqualTo((2, "10")), released.Output);
        Assert.That(released.Output, Does.Contain("the tag is already on commit"));
        Assert.That((await _factory.RunAsync("Watcher", Address)).ExitCode, Is.Zero);
    }

    [Test]
    public async Task What_a_run_leaves_out_on_purpose_is_not_asked_for()
    {
        var released = await _factory.RunAsync("Release", Address, "--skip", "Tag");
        Assert.That(released.ExitCode, Is.Zero, released.Output);
        Assert.That((await _factory.RunAsync("Watcher", Address)).ExitCode, Is.Zero);
        Assert.That((_factory.Latest, await Git("tag")), Is.EqualTo(("10", "")));
    }

    private async Task CommitAsync(string message)
    {
        await Git("add", "-A");
        await Git("-c", "user.name=Acme", "-c", "user.email=release@acme.example", "commit", "--quiet", "--message", message);
    }

    private async Task<string> Git(params string[] arguments) =>
        (await Cli.Wrap("git").WithArguments(["-C", _factory.Config, .. arguments]).ExecuteBufferedAsync()).StandardOutput.Trim();
}
