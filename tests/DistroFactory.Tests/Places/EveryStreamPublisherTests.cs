using DistroFactory.Places;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Places;

/// <summary>More of the same, where a publication takes no longer than a test may.</summary>
public abstract class EveryStreamPublisherTests : StreamPublisherTests
{
    [Test]
    public async Task A_version_that_is_not_served_yet_is_not_sent()
    {
        await PublishAsync(10, World.Serve(10).Lay(20));

        Assert.That(World.Place.UpdateOf(new(20)), Does.Not.Exist);
        Assert.That(World.Place.ReadLatest(), Is.EqualTo(new StreamVersion(10)));
    }

    [Test]
    public async Task What_is_somebody_elses_at_the_place_stays()
    {
        await PublishAsync(10, World.Serve(10));
        File.WriteAllText(Path.Combine(World.Place.Root, "robots.txt"), "of somebody else");

        await PublishAsync(20, World.Serve(20));

        Assert.That(File.ReadAllText(Path.Combine(World.Place.Root, "robots.txt")), Is.EqualTo("of somebody else"));
    }

    [Test]
    public async Task A_version_that_another_factory_with_the_same_keys_published_in_between_is_refused()
    {
        using var other = new PublishedStage(place: World.Place.Root);
        await PublishAsync(20, other.Serve(10).Serve(20));
        var before = TestFiles.Listing(World.Place.Root);
        World.Serve(10);
        World.Serve(30);

        Assert.That(
            async () => await PublishAsync(30),
            Throws.TypeOf<PublishException>().With.Message.Contains("version 20 was published there, of which the stage")
        );
        Assert.That(TestFiles.Listing(World.Place.Root), Is.EqualTo(before));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_place_of_another_namespace_is_refused_whether_it_has_versions_or_not(bool hasVersions)
    {
        using var other = new PublishedStage(place: World.Place.Root) { Namespace = "beta" };
        await PublishAsync(10, other.Serve(10));
        if (!hasVersions)
        {
            Directory.Delete(World.Place.Update, recursive: true);
            Directory.Delete(World.Place.Releases, recursive: true);
        }

        Assert.That(
            async () => await PublishAsync(10, World.Serve(10)),
            Throws.TypeOf<PublishException>().With.Message.Contains("it is the place of the namespace beta")
        );
    }

    [TestCase("latest", "update/version")]
    [TestCase("latest", "update/version", StreamRecord.FileName)]
    public async Task A_place_without_pointers_is_no_empty_place(params string[] lost)
    {
        await PublishAsync(20, World.Serve(10).Serve(20));
        foreach (var path in lost.Select(name => Path.Combine(World.Place.Root, name)))
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
        }

        using var older = new PublishedStage(place: World.Place.Root);
        older.Serve(10);
        if (lost.Contains(StreamRecord.FileName))
            Assert.That(await PublishAsync(10, older), Does.StartWith("serves version 10"), "20 is nowhere said to have been served");
        else
            Assert.That(
                async () => await PublishAsync(10, older),
                Throws.TypeOf<PublishException>().With.Message.Contains("it serves version 20, which is newer")
            );
        Assert.That(
            TestFiles.Listing(World.Place.UpdateOf(new(20))),
            Is.EqualTo(TestFiles.Listing(World.Stage.UpdateOf(new(20)))),
            "nothing is removed"
        );
    }

    [Test]
    public async Task A_version_that_the_stage_has_no_more_stays_at_the_place()
    {
        await PublishAsync(20, World.Serve(10).Serve(20));
        var before = TestFiles.Listing(World.Place.UpdateOf(new(10)));
        using var younger = new PublishedStage(place: World.Place.Root);
        younger.Serve(10).Serve(20).Serve(30);
        LinkedTree.Remove(younger.Stage.ReleaseOf(new(10)));
        Directory.Move(younger.Stage.UpdateOf(new(10)), younger["aside"]);

        await PublishAsync(30, younger);

        Assert.That(TestFiles.Listing(World.Place.UpdateOf(new(10))), Is.EqualTo(before));
    }

    [Test]
    public async Task A_file_of_a_release_that_was_published_otherwise_is_never_replaced()
    {
        await PublishAsync(10, World.Serve(10));
        var notes = Path.Combine(World.Place.ReleaseOf(new(10)), "notes.txt");
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
        await PublishAsync(20, World.Serve(10).Serve(20));
        var path = Path.Combine(World.Place.Root, pointer);
        var isLink = new FileInfo(path).LinkTarget is not null;
        File.Delete(path);
        if (isLink)
            File.CreateSymbolicLink(path, "10");
        else
            File.WriteAllText(path, "10\n");

        Assert.That(await PublishAsync(20), Does.StartWith("serves version 20"));
        Assert.That(TestFiles.Listing(World.Place.Root), Is.EqualTo(TestFiles.Listing(World.Stage.Root)));
    }

    [Test]
    public async Task A_record_that_a_former_root_signed_does_not_make_our_place_a_foreign_one()
    {
        using var former = new PublishedStage("stranger");
        await PublishAsync(10, World.Serve(10));
        File.Copy(former.Serve(10).Stage.StreamRecord, World.Place.StreamRecord, overwrite: true);

        Assert.That(await PublishAsync(20, World.Serve(20)), Does.StartWith("serves version 20"));
        Assert.That(World.Trust.ReadRecord(World.Place)!.Latest, Is.EqualTo(new StreamVersion(20)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_publication_that_was_killed_or_is_long_over_does_not_bind(bool isOwn)
    {
        World.Serve(10);
        Directory.CreateDirectory(World.Place.Root);
        var now = DateTimeOffset.UtcNow;
        var lease = isOwn ? PlaceLease.Begin(World.Workplace.Directory.Path, now) : PlaceLease.Begin("/elsewhere", now.AddDays(-1));
        await File.WriteAllTextAsync(Path.Combine(World.Place.Root, PlaceLease.FileName), lease.Write());

        Assert.That(await PublishAsync(10), Does.StartWith("serves version 10"));
        Assert.That(Path.Combine(World.Place.Root, PlaceLease.FileName), Does.Not.Exist);
    }

    [Test]
    public async Task Of_two_factories_that_publish_different_versions_of_one_number_one_wins_and_the_other_says_so()
    {
        using var other = new PublishedStage("acme", "stranger", World.Place.Root);
        World.Serve(10);
        other.Serve(10);
        var races = new[] { World, other }.Select(world => Task.Run(() => OutcomeAsync(world))).ToArray();

        var outcomes = await Task.WhenAll(races);

        Assert.That(outcomes.Count(outcome => outcome is null), Is.LessThanOrEqualTo(1));
        Assert.That(outcomes.OfType<Exception>(), Is.All.TypeOf<PublishException>());
        var winner = outcomes[0] is null ? World : other;
        if (outcomes.Contains(null))
            Assert.That(TestFiles.Listing(World.Place.Root), Is.EqualTo(TestFiles.Listing(winner.Stage.Root)));
    }

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
}
