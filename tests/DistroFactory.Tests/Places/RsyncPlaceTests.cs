using DistroFactory.Configuration;
using DistroFactory.Places;
using DistroFactory.Stage;
using DistroFactory.Testing;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Places;

/// <summary>Publishing by a real rsync through a real sshd on loopback.</summary>
public sealed class RsyncPlaceTests : StreamPublisherTests
{
    private RsyncPlaces _places = null!;

    [OneTimeSetUp]
    public void StartServer()
    {
        _places = new();
    }

    [OneTimeTearDown]
    public void StopServer() => _places?.Dispose();

    [Test]
    public async Task A_connection_that_breaks_leaves_the_old_version_served_and_a_repeated_publication_completes()
    {
        using var world = new PublishedStage();
        world.Serve(10);
        await world.Publisher(Open(world)).PublishAsync(world.Publication(10), default);
        world.Serve(20);
        // Before the version came, and just before the pointers; a thorough run breaks at every call until they are switched.
        var points = Thorough.IsAsked ? Enumerable.Range(0, 30) : [3, 6];
        foreach (var works in points.TakeWhile(_ => world.Place.ReadLatest() == new StreamVersion(10)))
            Assert.That(
                async () => await world.Publisher(_places.Open(world, Breaking(world, works))).PublishAsync(world.Publication(20), default),
                Throws.InstanceOf<PublishException>().With.Message.Contains("Publishing to 127.0.0.1:")
            );
        Assert.That(world.Place.ReadLatest(), Is.EqualTo(new StreamVersion(Thorough.IsAsked ? 20u : 10u)));

        await world.Publisher(Open(world)).PublishAsync(world.Publication(20), default);
        Assert.That(TestFiles.Listing(world.Place.Root), Is.EqualTo(TestFiles.Listing(world.Stage.Root)));
    }

    [Test]
    public async Task An_empty_factory_sees_and_takes_over_what_another_machine_serves()
    {
        using var world = new PublishedStage();
        using var fresh = new PublishedStage();
        await world.Publisher(Open(world)).PublishAsync(world.Serve(10).Publication(10), default);
        var workplace = fresh.Workplace with
        {
            Configuration = fresh.Workplace.Configuration with
            {
                Publish = [new RsyncTarget($"127.0.0.1:{world.Place.Root}", _places.Shell)],
            },
        };
        var history = new PublishedHistory(workplace, fresh.RootCertificate, fresh["memory"]);

        var seen = await history.LookAsync(default);
        Assert.That(ReleaseHistory.ReadLatest(seen.Stage)!.Version, Is.EqualTo(new StreamVersion(10)));
        Assert.That(fresh.Stage.Root, Does.Not.Exist);

        Assert.That(await history.CatchUpAsync(default), Is.EqualTo(new StreamVersion(10)));
        Assert.That(TestFiles.Listing(fresh.Stage.Root), Is.EqualTo(TestFiles.Listing(world.Stage.Root)));
    }

    [Test]
    public void A_host_that_does_not_answer_is_an_error_that_names_it()
    {
        using var world = new PublishedStage();
        world.Serve(10);
        Assert.That(
            async () => await world.Publisher(_places.Open(world, "false")).PublishAsync(world.Publication(10), default),
            Throws.InstanceOf<PublishException>().With.Message.Contains("127.0.0.1:").And.Message.Contains("without a password")
        );
    }

    [TestCase("{0} -p hunter22 ssh -p 2222")]
    [TestCase("{0} -v -phunter22 ssh")]
    [TestCase("env SSHPASS='hunter22' {0} -e ssh")]
    public async Task A_password_in_the_shell_is_not_shown(string shell)
    {
        using var world = new PublishedStage();
        world.Serve(10);
        var program = world["sshpass"];
        await File.WriteAllTextAsync(program, "#!/bin/sh\necho \"$SSHPASS $*: no such host\" >&2\nexit 1\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        shell = string.Format(shell, program);

        var error = await Assert.ThrowsAsync<PublishException>(() =>
            world.Publisher(_places.Open(world, shell)).PublishAsync(world.Publication(10), default)
        );

        Assert.That($"{error}", Does.Contain("no such host").And.Contain("***").And.Not.Contain("hunter22"));
        Assert.That($"{world.Log}", Does.Not.Contain("hunter22"));
    }

    [Test]
    public async Task A_place_that_cannot_be_read_is_no_empty_place()
    {
        using var world = new PublishedStage();
        world.Serve(10);
        // What rsync says when the directory is there and may not be entered, to whoever is not root.
        var shell = world["denied"];
        await File.WriteAllTextAsync(
            shell,
            "#!/bin/sh\necho 'rsync: [sender] change_dir \"/srv/www\" failed: Permission denied (13)' >&2\nexit 23\n"
        );
        File.SetUnixFileMode(shell, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.That(
            async () => await world.Publisher(_places.Open(world, shell)).PublishAsync(world.Publication(10), default),
            Throws.InstanceOf<PublishException>().With.Message.Contains("Permission denied (13)")
        );
    }

    private protected override IPlace Open(PublishedStage world) => _places.Open(world);

    // A shell that works for some calls, and never again: as if the network went away.
    private string Breaking(PublishedStage world, int works)
    {
        var (shell, calls) = (world[$"ssh-{works}"], world[$"calls-{works}"]);
        File.WriteAllText(
            shell,
            $"#!/bin/sh\necho x >> {calls}\n[ $(wc -l < {calls}) -le {works} ] || exit 255\nexec {_places.Shell} \"$@\"\n"
        );
        File.SetUnixFileMode(shell, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return shell;
    }
}

/// <summary>All that a publication is tried with in a directory, over a network too.</summary>
[Thorough]
public sealed class EveryRsyncPlaceTests : EveryStreamPublisherTests
{
    private RsyncPlaces _places = null!;

    [OneTimeSetUp]
    public void StartServer() => _places = new();

    [OneTimeTearDown]
    public void StopServer() => _places?.Dispose();

    private protected override IPlace Open(PublishedStage world) => _places.Open(world);
}
