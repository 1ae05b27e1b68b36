using DistroFactory.Connections.Commands;
using DistroFactory.Stage;
using DistroFactory.Steps.Publish;
using DistroFactory.Testing;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Steps.Publish;

/// <summary>A real rsync through a real sshd on loopback.</summary>
public sealed class RsyncPublisherTests
{
    private SshServer _server = null!;
    private PublishedStage _world = null!;

    [OneTimeSetUp]
    public void StartServer()
    {
        Tool.Require("rsync", "rsync");
        _server = new();
    }

    [OneTimeTearDown]
    public void StopServer() => _server?.Dispose();

    [SetUp]
    public void SetUp() => _world = new();

    [TearDown]
    public void TearDown() => _world.Dispose();

    [Test]
    public async Task The_place_becomes_what_the_stage_is_and_keeps_what_is_somebody_elses()
    {
        await PublishAsync(10, _world.Serve(10));
        File.WriteAllText(Path.Combine(_world.Place.Root, "robots.txt"), "of somebody else");

        await PublishAsync(20, _world.Serve(20).Lay(30));

        Assert.That(_world.Place.UpdateOf(new(30)), Does.Not.Exist, "version 30 is not served yet");
        Assert.That(File.ReadAllText(Path.Combine(_world.Place.Root, "robots.txt")), Is.EqualTo("of somebody else"));
        File.Delete(Path.Combine(_world.Place.Root, "robots.txt"));
        LinkedTree.Remove(_world.Stage.UpdateOf(new(30)));
        LinkedTree.Remove(_world.Stage.ReleaseOf(new(30)));
        Assert.That(PublishedStage.Listing(_world.Place.Root), Is.EqualTo(PublishedStage.Listing(_world.Stage.Root)));
    }

    [Test]
    public async Task A_version_that_is_no_longer_staged_goes()
    {
        await PublishAsync(20, _world.Serve(10).Serve(20));
        LinkedTree.Remove(_world.Stage.UpdateOf(new(10)));
        LinkedTree.Remove(_world.Stage.ReleaseOf(new(10)));

        await PublishAsync(20);

        Assert.That(PublishedStage.Listing(_world.Place.Root), Is.EqualTo(PublishedStage.Listing(_world.Stage.Root)));
    }

    [Test]
    public async Task A_connection_that_breaks_before_the_pointers_leaves_the_old_version_served_and_a_repeated_publication_completes()
    {
        await PublishAsync(10, _world.Serve(10));
        _world.Serve(20);

        // The shell works for the question and the content, and never again: as if the network went away.
        using var counter = new TemporaryDirectory();
        var breaking = counter["ssh"];
        await File.WriteAllTextAsync(
            breaking,
            $"#!/bin/sh\necho x >> {counter["calls"]}\n[ $(wc -l < {counter["calls"]}) -le 2 ] || exit 255\nexec {_server.Shell} \"$@\"\n"
        );
        File.SetUnixFileMode(breaking, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.That(
            async () => await Publisher(breaking).PublishAsync(_world.Publication(20), default),
            Throws.InstanceOf<PublishException>().With.Message.Contains("run the target Publish again")
        );
        Assert.Multiple(() =>
        {
            Assert.That(_world.Place.ReadLatest(), Is.EqualTo(new StreamVersion(10)));
            Assert.That(File.ReadAllText(_world.Place.Latest), Is.EqualTo("10\n"));
            Assert.That(_world.Place.UpdateOf(new(20)), Does.Exist, "content comes before pointers");
            Assert.That(File.ReadAllLines(counter["calls"]), Has.Length.EqualTo(6), "the failing pass was tried four times");
        });

        await PublishAsync(20);
        Assert.That(PublishedStage.Listing(_world.Place.Root), Is.EqualTo(PublishedStage.Listing(_world.Stage.Root)));
    }

    [Test]
    public async Task A_newer_version_is_not_replaced()
    {
        await PublishAsync(20, _world.Serve(20));
        using var other = new PublishedStage();
        other.Serve(10);

        Assert.That(
            async () => await Publisher(_server.Shell).PublishAsync(other.Publication(10), default),
            Throws.InstanceOf<PublishException>().With.Message.Contains("serves version 20, which is newer")
        );
    }

    [Test]
    public void A_host_that_does_not_answer_is_an_error_that_names_it() =>
        Assert.That(
            async () => await Publisher("false").PublishAsync(_world.Serve(10).Publication(10), default),
            Throws.InstanceOf<PublishException>().With.Message.Contains("127.0.0.1:").And.Message.Contains("without a password")
        );

    private RsyncPublisher Publisher(string shell) =>
        new(new($"127.0.0.1:{_world.Place.Root}", shell), new CommandRunner(_world.Log.WriteLine))
        {
            FirstWait = TimeSpan.FromMilliseconds(10),
        };

    private Task<string> PublishAsync(uint version, PublishedStage? world = null) =>
        Publisher(_server.Shell).PublishAsync((world ?? _world).Publication(version), default);
}
