using DistroFactory.Stage;
using DistroFactory.Steps.Publish;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Steps.Publish;

public sealed class FolderPublisherTests
{
    private PublishedStage _world = null!;

    [SetUp]
    public void SetUp() => _world = new();

    [TearDown]
    public void TearDown() => _world.Dispose();

    [Test]
    public async Task The_place_becomes_what_the_stage_is()
    {
        _world.Serve(10).Serve(20);

        var outcome = await PublishAsync(20);

        Assert.That(outcome, Does.Contain("serves version 20"));
        Assert.That(PublishedStage.Listing(_world.Place.Root), Is.EqualTo(PublishedStage.Listing(_world.Stage.Root)));
        Assert.That(await PublishAsync(20), Does.Contain("already serves version 20"));
    }

    [Test]
    public async Task A_version_that_is_not_served_yet_stays_where_it_is()
    {
        await PublishAsync(10, _world.Serve(10).Lay(20));

        Assert.That(_world.Place.UpdateOf(new(20)), Does.Not.Exist);
        Assert.That(_world.Place.ReadLatest(), Is.EqualTo(new StreamVersion(10)));
    }

    [Test]
    public async Task What_was_damaged_at_the_place_is_brought_again_and_what_is_no_longer_staged_goes()
    {
        await PublishAsync(20, _world.Serve(10).Serve(20));
        File.WriteAllText(Path.Combine(_world.Place.UpdateOf(new(20)), "Manifest.MoM"), "half");
        File.WriteAllText(Path.Combine(_world.Place.UpdateOf(new(20)), "stray"), "");
        File.WriteAllText(Path.Combine(_world.Place.Root, "robots.txt"), "of somebody else");
        LinkedTree.Remove(_world.Stage.UpdateOf(new(10)));
        LinkedTree.Remove(_world.Stage.ReleaseOf(new(10)));

        await PublishAsync(20);

        Assert.That(File.ReadAllText(Path.Combine(_world.Place.Root, "robots.txt")), Is.EqualTo("of somebody else"));
        File.Delete(Path.Combine(_world.Place.Root, "robots.txt"));
        Assert.That(PublishedStage.Listing(_world.Place.Root), Is.EqualTo(PublishedStage.Listing(_world.Stage.Root)));
    }

    [Test]
    public async Task What_another_distribution_published_is_not_removed()
    {
        var precious = Path.Combine(_world.Place.UpdateOf(new(5)), "Manifest.MoM");
        Directory.CreateDirectory(Path.GetDirectoryName(precious)!);
        File.WriteAllText(precious, "of somebody else");

        Assert.That(
            async () => await PublishAsync(10, _world.Serve(10)),
            Throws.TypeOf<PublishException>().With.Message.Contains("version 5 is there, which the stage")
        );
        Assert.That(precious, Does.Exist);
    }

    [Test]
    public async Task A_newer_version_is_not_replaced_unless_somebody_insists()
    {
        await PublishAsync(20, _world.Serve(10).Serve(20));
        using var other = new PublishedStage();
        other.Serve(10);
        var publisher = new FolderPublisher(_world.Place.Root);

        Assert.That(
            async () => await publisher.PublishAsync(other.Publication(10), default),
            Throws.InstanceOf<PublishException>().With.Message.Contains("serves version 20, which is newer")
        );
        Assert.That(_world.Place.ReadLatest(), Is.EqualTo(new StreamVersion(20)));

        await publisher.PublishAsync(other.Publication(10) with { Force = true }, default);
        Assert.That(_world.Place.ReadLatest(), Is.EqualTo(new StreamVersion(10)));
    }

    [Test]
    public async Task A_publication_that_fails_half_way_leaves_the_old_version_served_and_a_repeated_one_completes()
    {
        await PublishAsync(10, _world.Serve(10));
        var before = PublishedStage.Listing(_world.Place.VersionFiles);
        _world.Serve(20);
        var releases = Path.Combine(_world.Place.Releases, ".20.partial-publish");
        File.WriteAllText(releases, "in the way");

        Assert.That(async () => await PublishAsync(20), Throws.InstanceOf<IOException>());
        Assert.Multiple(() =>
        {
            Assert.That(PublishedStage.Listing(_world.Place.VersionFiles), Is.EqualTo(before));
            Assert.That(File.ReadAllText(_world.Place.Latest), Is.EqualTo("10\n"));
            Assert.That(_world.Place.UpdateOf(new(20)), Does.Exist, "content comes before pointers");
        });

        File.Delete(releases);
        Assert.That(await PublishAsync(20), Does.Contain("1 files brought"));
        Assert.That(PublishedStage.Listing(_world.Place.Root), Is.EqualTo(PublishedStage.Listing(_world.Stage.Root)));
    }

    [TestCase("latest")]
    [TestCase("update/version/latest_version")]
    [TestCase("update/latest")]
    public async Task A_pointer_that_leads_elsewhere_is_set_right(string pointer)
    {
        await PublishAsync(20, _world.Serve(10).Serve(20));
        var path = Path.Combine(_world.Place.Root, pointer);
        var isLink = new FileInfo(path).LinkTarget is not null;
        File.Delete(path);
        if (isLink)
            File.CreateSymbolicLink(path, "10");
        else
            File.WriteAllText(path, "10\n");

        Assert.That(await PublishAsync(20), Does.Contain("serves version 20").And.Not.Contain("already"));
        Assert.That(PublishedStage.Listing(_world.Place.Root), Is.EqualTo(PublishedStage.Listing(_world.Stage.Root)));
    }

    [Test]
    public void A_cancelled_publication_stops() =>
        Assert.That(
            async () =>
                await new FolderPublisher(_world.Place.Root).PublishAsync(
                    _world.Serve(10).Publication(10),
                    new CancellationToken(canceled: true)
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );

    private Task<string> PublishAsync(uint version, PublishedStage? world = null) =>
        new FolderPublisher(_world.Place.Root).PublishAsync((world ?? _world).Publication(version), default);
}
