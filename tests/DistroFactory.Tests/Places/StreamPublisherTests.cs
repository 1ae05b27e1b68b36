using DistroFactory.Places;
using DistroFactory.Stage;
using DistroFactory.Steps.Publish;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Places;

/// <summary>What a publication does and refuses, whatever the place is.</summary>
public abstract class StreamPublisherTests
{
    private PublishedStage _world = null!;

    [SetUp]
    public void SetUp() => _world = new();

    [TearDown]
    public void TearDown() => _world.Dispose();

    [Test]
    public async Task The_place_becomes_what_the_stage_is_and_stays_so()
    {
        _world.Serve(10);
        Assert.That(await PublishAsync(10), Does.StartWith("serves version 10: "));
        Assert.That(TestFiles.Listing(_world.Place.Root), Is.EqualTo(TestFiles.Listing(_world.Stage.Root)));

        _world.Serve(20);
        Assert.That(await PublishAsync(20), Does.StartWith("serves version 20: "));
        Assert.That(TestFiles.Listing(_world.Place.Root), Is.EqualTo(TestFiles.Listing(_world.Stage.Root)));
        Assert.That(await PublishAsync(20), Is.EqualTo("already serves version 20"));
    }

    [Test]
    public async Task A_version_that_is_not_served_yet_is_not_sent()
    {
        await PublishAsync(10, _world.Serve(10).Lay(20));

        Assert.That(_world.Place.UpdateOf(new(20)), Does.Not.Exist);
        Assert.That(_world.Place.ReadLatest(), Is.EqualTo(new StreamVersion(10)));
    }

    [Test]
    public async Task What_is_somebody_elses_at_the_place_stays()
    {
        await PublishAsync(10, _world.Serve(10));
        File.WriteAllText(Path.Combine(_world.Place.Root, "robots.txt"), "of somebody else");

        await PublishAsync(20, _world.Serve(20));

        Assert.That(File.ReadAllText(Path.Combine(_world.Place.Root, "robots.txt")), Is.EqualTo("of somebody else"));
    }

    [TestCase("acme", "stranger", "though signed with the same keys")]
    [TestCase("stranger", "stranger", "does not vouch for its signature")]
    public async Task Another_version_of_the_same_number_is_refused_before_a_byte_is_sent(string keys, string content, string why)
    {
        using var other = new PublishedStage(keys, content, _world.Place.Root);
        await PublishAsync(10, other.Serve(10));
        var before = TestFiles.Listing(_world.Place.Root);

        Assert.That(
            async () => await PublishAsync(20, _world.Serve(10).Serve(20)),
            Throws
                .TypeOf<PublishException>()
                .With.Message.Contains("version 10 is there already, and is another one")
                .And.Message.Contains(why)
        );
        Assert.That(TestFiles.Listing(_world.Place.Root), Is.EqualTo(before));
    }

    [Test]
    public async Task A_version_that_another_factory_with_the_same_keys_published_in_between_is_refused()
    {
        using var other = new PublishedStage(place: _world.Place.Root);
        await PublishAsync(20, other.Serve(10).Serve(20));
        var before = TestFiles.Listing(_world.Place.Root);
        _world.Serve(10);
        _world.Serve(30);

        Assert.That(
            async () => await PublishAsync(30),
            Throws.TypeOf<PublishException>().With.Message.Contains("version 20 was published there, of which the stage")
        );
        Assert.That(TestFiles.Listing(_world.Place.Root), Is.EqualTo(before));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_place_of_another_namespace_is_refused_whether_it_has_versions_or_not(bool hasVersions)
    {
        using var other = new PublishedStage(place: _world.Place.Root) { Namespace = "beta" };
        await PublishAsync(10, other.Serve(10));
        if (!hasVersions)
        {
            Directory.Delete(_world.Place.Update, recursive: true);
            Directory.Delete(_world.Place.Releases, recursive: true);
        }

        Assert.That(
            async () => await PublishAsync(10, _world.Serve(10)),
            Throws.TypeOf<PublishException>().With.Message.Contains("it is the place of the namespace beta")
        );
    }

    [Test]
    public async Task The_versions_of_somebody_else_are_refused_and_stay()
    {
        using var other = new PublishedStage("stranger", "stranger", _world.Place.Root);
        await PublishAsync(30, other.Serve(10).Serve(20).Serve(30));
        File.Delete(_world.Place.StreamRecord);
        LinkedTree.Remove(_world.Place.UpdateOf(new(10)));
        var before = TestFiles.Listing(_world.Place.Root);

        Assert.That(
            async () => await PublishAsync(10, _world.Serve(10)),
            Throws.TypeOf<PublishException>().With.Message.Contains("version 20 is there, which the stage")
        );
        Assert.That(TestFiles.Listing(_world.Place.Root), Is.EqualTo(before));
    }

    [TestCase("latest", "update/version")]
    [TestCase("latest", "update/version", StreamRecord.FileName)]
    public async Task A_place_without_pointers_is_no_empty_place(params string[] lost)
    {
        await PublishAsync(20, _world.Serve(10).Serve(20));
        foreach (var path in lost.Select(name => Path.Combine(_world.Place.Root, name)))
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
        }

        using var older = new PublishedStage(place: _world.Place.Root);
        older.Serve(10);
        if (lost.Contains(StreamRecord.FileName))
            Assert.That(await PublishAsync(10, older), Does.StartWith("serves version 10"), "20 is nowhere said to have been served");
        else
            Assert.That(
                async () => await PublishAsync(10, older),
                Throws.TypeOf<PublishException>().With.Message.Contains("it serves version 20, which is newer")
            );
        Assert.That(
            TestFiles.Listing(_world.Place.UpdateOf(new(20))),
            Is.EqualTo(TestFiles.Listing(_world.Stage.UpdateOf(new(20)))),
            "nothing is removed"
        );
    }

    [Test]
    public async Task A_version_that_the_stage_has_no_more_stays_at_the_place()
    {
        await PublishAsync(20, _world.Serve(10).Serve(20));
        var before = TestFiles.Listing(_world.Place.UpdateOf(new(10)));
        using var younger = new PublishedStage(place: _world.Place.Root);
        younger.Serve(10).Serve(20).Serve(30);
        LinkedTree.Remove(younger.Stage.ReleaseOf(new(10)));
        Directory.Move(younger.Stage.UpdateOf(new(10)), younger["aside"]);

        await PublishAsync(30, younger);

        Assert.That(TestFiles.Listing(_world.Place.UpdateOf(new(10))), Is.EqualTo(before));
    }

    [Test]
    public async Task A_newer_version_is_led_back_only_where_it_is_named_and_keeps_its_files()
    {
        await PublishAsync(20, _world.Serve(10).Serve(20));
        using var older = new PublishedStage(place: _world.Place.Root);
        older.Serve(10);

        foreach (var over in new uint[] { 0, 10, 30 })
            Assert.That(
                async () => await Publisher(older).PublishAsync(older.Publication(10) with { Over = new(over) }, default),
                Throws.TypeOf<PublishException>().With.Message.Contains("--publish-over 20")
            );
        Assert.That(_world.Place.ReadLatest(), Is.EqualTo(new StreamVersion(20)));

        await Publisher(older).PublishAsync(older.Publication(10) with { Over = new(20) }, default);
        Assert.That(_world.Place.ReadLatest(), Is.EqualTo(new StreamVersion(10)));
        Assert.That(_world.Place.UpdateOf(new(20)), Does.Exist);
    }

    [TestCase("update/10/files")]
    public async Task A_link_at_the_place_is_not_followed(string link)
    {
        await PublishAsync(10, _world.Serve(10));
        var path = Path.Combine(_world.Place.Root, link);
        Directory.Move(path, _world["elsewhere"]);
        File.CreateSymbolicLink(path, _world["elsewhere"]);
        var before = TestFiles.Listing(_world["elsewhere"]);

        Assert.That(
            async () => await PublishAsync(20, _world.Serve(20)),
            Throws.TypeOf<PublishException>().With.Message.Contains($"{link} at ").And.Message.Contains("it is a symbolic link to")
        );
        Assert.That(TestFiles.Listing(_world["elsewhere"]), Is.EqualTo(before));
    }

    [TestCase("update/10/Manifest.MoM")]
    public async Task What_was_damaged_at_the_place_is_brought_again(string file)
    {
        await PublishAsync(10, _world.Serve(10));
        File.WriteAllText(Path.Combine(_world.Place.Root, file), "half");

        Assert.That(await PublishAsync(10), Does.Contain("1 repaired"));
        Assert.That(TestFiles.Listing(_world.Place.Root), Is.EqualTo(TestFiles.Listing(_world.Stage.Root)));
        Assert.That($"{_world.Log}", Does.Contain($"{file} at ").And.Contain("is damaged"));
    }

    [Test]
    public async Task A_file_of_a_release_that_was_published_otherwise_is_never_replaced()
    {
        await PublishAsync(10, _world.Serve(10));
        var notes = Path.Combine(_world.Place.ReleaseOf(new(10)), "notes.txt");
        File.WriteAllText(notes, "Other notes of version 10");

        Assert.That(
            async () => await PublishAsync(10),
            Throws.TypeOf<PublishException>().With.Message.Contains("releases/10/notes.txt there is not what it is in the stage")
        );
        Assert.That(File.ReadAllText(notes), Is.EqualTo("Other notes of version 10"));
    }

    [TestCase("update/version/latest_version")]
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

        Assert.That(await PublishAsync(20), Does.StartWith("serves version 20"));
        Assert.That(TestFiles.Listing(_world.Place.Root), Is.EqualTo(TestFiles.Listing(_world.Stage.Root)));
    }

    [Test]
    public async Task A_place_that_another_publisher_is_at_work_on_is_left_to_it()
    {
        _world.Serve(10);
        Directory.CreateDirectory(_world.Place.Root);
        var lease = PlaceLease.Begin("/elsewhere/acme", DateTimeOffset.UtcNow) with { Owner = "jo on builder-2" };
        var file = Path.Combine(_world.Place.Root, PlaceLease.FileName);
        await File.WriteAllTextAsync(file, lease.Write());

        Assert.That(
            async () => await PublishAsync(10),
            Throws.TypeOf<PublishException>().With.Message.Contains("another publication is at work there: jo on builder-2")
        );
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo(lease.Write()));
        Assert.That(_world.Place.Update, Does.Not.Exist);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_publication_that_was_killed_or_is_long_over_does_not_bind(bool isOwn)
    {
        _world.Serve(10);
        Directory.CreateDirectory(_world.Place.Root);
        var now = DateTimeOffset.UtcNow;
        var lease = isOwn ? PlaceLease.Begin(_world.Workplace.Directory.Path, now) : PlaceLease.Begin("/elsewhere", now.AddDays(-1));
        await File.WriteAllTextAsync(Path.Combine(_world.Place.Root, PlaceLease.FileName), lease.Write());

        Assert.That(await PublishAsync(10), Does.StartWith("serves version 10"));
        Assert.That(Path.Combine(_world.Place.Root, PlaceLease.FileName), Does.Not.Exist);
    }

    [Test]
    public async Task Of_two_factories_that_publish_different_versions_of_one_number_one_wins_and_the_other_says_so()
    {
        using var other = new PublishedStage("acme", "stranger", _world.Place.Root);
        _world.Serve(10);
        other.Serve(10);
        var races = new[] { _world, other }.Select(world => Task.Run(() => OutcomeAsync(world))).ToArray();

        var outcomes = await Task.WhenAll(races);

        Assert.That(outcomes.Count(outcome => outcome is null), Is.LessThanOrEqualTo(1));
        Assert.That(outcomes.OfType<Exception>(), Is.All.TypeOf<PublishException>());
        var winner = outcomes[0] is null ? _world : other;
        if (outcomes.Contains(null))
            Assert.That(TestFiles.Listing(_world.Place.Root), Is.EqualTo(TestFiles.Listing(winner.Stage.Root)));
    }

    [Test]
    public void A_cancelled_publication_stops() =>
        Assert.That(
            async () => await Publisher(_world.Serve(10)).PublishAsync(_world.Publication(10), new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>()
        );

    private async Task<Exception?> OutcomeAsync(PublishedStage world)
    {
        try
        {
            await PublishAsync(10, world);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    /// <summary>Opens the place of a factory as the tested kind of place.</summary>
    private protected abstract IPlace Open(PublishedStage world);

    private StreamPublisher Publisher(PublishedStage world) => world.Publisher(Open(world));

    private Task<string> PublishAsync(uint version, PublishedStage? world = null) =>
        Publisher(world ?? _world).PublishAsync((world ?? _world).Publication(version), default);
}
