using DistroFactory.Places;
using DistroFactory.Stage;
using DistroFactory.Steps.Publish;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Places;

/// <summary>What a publication does and refuses, whatever the place is.</summary>
public abstract class StreamPublisherTests
{
    /// <summary>The factory that publishes.</summary>
    private protected PublishedStage World { get; private set; } = null!;

    [SetUp]
    public void SetUp() => World = new();

    [TearDown]
    public void TearDown() => World.Dispose();

    [Test]
    public async Task The_place_becomes_what_the_stage_is_and_stays_so()
    {
        World.Serve(10);
        Assert.That(await PublishAsync(10), Does.StartWith("serves version 10: "));
        Assert.That(TestFiles.Listing(World.Place.Root), Is.EqualTo(TestFiles.Listing(World.Stage.Root)));

        World.Serve(20);
        Assert.That(await PublishAsync(20), Does.StartWith("serves version 20: "));
        Assert.That(TestFiles.Listing(World.Place.Root), Is.EqualTo(TestFiles.Listing(World.Stage.Root)));
        Assert.That(await PublishAsync(20), Is.EqualTo("already serves version 20"));
    }

    [Test]
    public async Task The_trees_of_channels_come_with_the_stream_and_none_is_turned_back()
    {
        World.Serve(10).Serve(20).Promote("beta", 10);
        var publisher = World.Publisher(Open(World));
        await publisher.PublishAsync(World.Publication(20) with { Channels = ["beta"] }, default);
        ChannelTree.Follow(new(World["earlier"]), World.Stage.Channel("beta"));
        World.Promote("beta", 20);

        await publisher.PublishAsync(World.Publication(20) with { Channels = ["beta"] }, default);
        Assert.That(World.Place.Channel("beta").ReadServed(), Is.EqualTo(new StreamVersion(20)));
        Assert.That(TestFiles.Listing(World.Place.Root), Is.EqualTo(TestFiles.Listing(World.Stage.Root)));

        ChannelTree.Follow(World.Stage.Channel("beta"), new(World["earlier"]));
        Assert.That(
            async () => await publisher.PublishAsync(World.Publication(20) with { Channels = ["beta"] }, default),
            Throws.TypeOf<PublishException>().With.Message.Contains("is newer than that of the stage")
        );
        Assert.That(World.Place.Channel("beta").ReadServed(), Is.EqualTo(new StreamVersion(20)));
    }

    [TestCase("acme", "stranger", "though signed with the same keys")]
    [TestCase("stranger", "stranger", "does not vouch for its signature")]
    public async Task Another_version_of_the_same_number_is_refused_before_a_byte_is_sent(string keys, string content, string why)
    {
        using var other = new PublishedStage(keys, content, World.Place.Root);
        await PublishAsync(10, other.Serve(10));
        var before = TestFiles.Listing(World.Place.Root);

        Assert.That(
            async () => await PublishAsync(20, World.Serve(10).Serve(20)),
            Throws
                .TypeOf<PublishException>()
                .With.Message.Contains("version 10 is there already, and is another one")
                .And.Message.Contains(why)
        );
        Assert.That(TestFiles.Listing(World.Place.Root), Is.EqualTo(before));
    }

    [Test]
    public async Task The_versions_of_somebody_else_are_refused_and_stay()
    {
        using var other = new PublishedStage("stranger", "stranger", World.Place.Root);
        await PublishAsync(30, other.Serve(10).Serve(20).Serve(30));
        File.Delete(World.Place.StreamRecord);
        LinkedTree.Remove(World.Place.UpdateOf(new(10)));
        var before = TestFiles.Listing(World.Place.Root);

        Assert.That(
            async () => await PublishAsync(10, World.Serve(10)),
            Throws.TypeOf<PublishException>().With.Message.Contains("version 20 is there, which the stage")
        );
        Assert.That(TestFiles.Listing(World.Place.Root), Is.EqualTo(before));
    }

    [Test]
    public async Task A_newer_version_is_led_back_only_where_it_is_named_and_keeps_its_files()
    {
        await PublishAsync(20, World.Serve(10).Serve(20));
        using var older = new PublishedStage(place: World.Place.Root);
        older.Serve(10);

        foreach (var over in new uint[] { 0, 10, 30 })
            Assert.That(
                async () => await Publisher(older).PublishAsync(older.Publication(10) with { Over = new(over) }, default),
                Throws.TypeOf<PublishException>().With.Message.Contains("--publish-over 20")
            );
        Assert.That(World.Place.ReadLatest(), Is.EqualTo(new StreamVersion(20)));

        await Publisher(older).PublishAsync(older.Publication(10) with { Over = new(20) }, default);
        Assert.That(World.Place.ReadLatest(), Is.EqualTo(new StreamVersion(10)));
        Assert.That(World.Place.UpdateOf(new(20)), Does.Exist);
    }

    [TestCase("update/10/files")]
    public async Task A_link_at_the_place_is_not_followed(string link)
    {
        await PublishAsync(10, World.Serve(10));
        var path = Path.Combine(World.Place.Root, link);
        Directory.Move(path, World["elsewhere"]);
        File.CreateSymbolicLink(path, World["elsewhere"]);
        var before = TestFiles.Listing(World["elsewhere"]);

        Assert.That(
            async () => await PublishAsync(20, World.Serve(20)),
            Throws.TypeOf<PublishException>().With.Message.Contains($"{link} at ").And.Message.Contains("it is a symbolic link to")
        );
        Assert.That(TestFiles.Listing(World["elsewhere"]), Is.EqualTo(before));
    }

    [TestCase("update/10/Manifest.MoM")]
    public async Task What_was_damaged_at_the_place_is_brought_again(string file)
    {
        await PublishAsync(10, World.Serve(10));
        File.WriteAllText(Path.Combine(World.Place.Root, file), "half");

        Assert.That(await PublishAsync(10), Does.Contain("1 repaired"));
        Assert.That(TestFiles.Listing(World.Place.Root), Is.EqualTo(TestFiles.Listing(World.Stage.Root)));
        Assert.That($"{World.Log}", Does.Contain($"{file} at ").And.Contain("is damaged"));
    }

    [Test]
    public async Task A_place_that_another_publisher_is_at_work_on_is_left_to_it()
    {
        World.Serve(10);
        Directory.CreateDirectory(World.Place.Root);
        var lease = PlaceLease.Begin("/elsewhere/acme", DateTimeOffset.UtcNow) with { Owner = "jo on builder-2" };
        var file = Path.Combine(World.Place.Root, PlaceLease.FileName);
        await File.WriteAllTextAsync(file, lease.Write());

        Assert.That(
            async () => await PublishAsync(10),
            Throws.TypeOf<PublishException>().With.Message.Contains("another publication is at work there: jo on builder-2")
        );
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo(lease.Write()));
        Assert.That(World.Place.Update, Does.Not.Exist);
    }

    [Test]
    public void A_cancelled_publication_stops() =>
        Assert.That(
            async () => await Publisher(World.Serve(10)).PublishAsync(World.Publication(10), new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>()
        );

    /// <summary>Opens the place of a factory as the tested kind of place.</summary>
    private protected abstract IPlace Open(PublishedStage world);

    private protected StreamPublisher Publisher(PublishedStage world) => world.Publisher(Open(world));

    private protected Task<string> PublishAsync(uint version, PublishedStage? world = null) =>
        Publisher(world ?? World).PublishAsync((world ?? World).Publication(version), default);
}
