using DistroFactory.Configuration;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Steps.Prune;
using DistroFactory.Testing;
using DistroFactory.Unfinished;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Places;

/// <summary>A stage with the versions 10, 20 and 30 is pruned to its first and its last, and a place follows.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class PrunedPlaceTests(bool overSsh)
{
    private RsyncPlaces? _ssh;
    private PublishedStage _world = null!;

    [OneTimeSetUp]
    public void Open() => _ssh = overSsh ? new() : null;

    [OneTimeTearDown]
    public void Close() => _ssh?.Dispose();

    [SetUp]
    public void SetUp() => _world = New();

    [TearDown]
    public void TearDown() => _world.Dispose();

    [Test]
    public async Task The_place_becomes_what_the_pruned_stage_is_and_names_what_went_in_its_signed_record()
    {
        await PublishAsync(30);
        File.WriteAllText(Path.Combine(_world.Place.Root, "robots.txt"), "of somebody else");
        var before = Directory.GetFiles(_world.Place.UpdateOf(new(20)), "*", SearchOption.AllDirectories).Length;

        await PruneAsync();

        File.Delete(Path.Combine(_world.Place.Root, "robots.txt"));
        Assert.That(TestFiles.Listing(_world.Place.Root), Is.EqualTo(TestFiles.Listing(_world.Stage.Root)));
        Assert.That(before, Is.GreaterThan(1), "there was something to remove");
        Assert.That(_world.Trust.ReadRecord(_world.Place)!.Kept.Pruned, Is.EqualTo(new[] { new StreamVersion(20) }));
        Assert.That(await PublishAsync(30), Is.EqualTo("already serves version 30"), "and nothing comes back");
        Assert.That(_world.Log.ToString(), Does.Contain("was pruned: "));
    }

    [Test]
    public async Task A_place_that_is_behind_keeps_all_it_has_until_it_follows()
    {
        await PublishAsync(20, New(upTo: 20, place: _world.Place.Root));
        var before = TestFiles.Listing(_world.Place.Root);

        await PruneAsync();

        Assert.That(TestFiles.Listing(_world.Place.Root), Is.EqualTo(before));
        Assert.That($"{_world.Log}", Does.Contain("serves version 20, and the stage 30: nothing goes there before the target Publish"));
        await PublishAsync(30);
        await PruneAsync();
        Assert.That(TestFiles.Listing(_world.Place.Root), Is.EqualTo(TestFiles.Listing(_world.Stage.Root)));
    }

    [Test]
    public async Task Killed_before_any_step_it_is_completed_by_the_next_and_a_publication_in_between_is_not_hurt()
    {
        var steps = new List<string>();
        await PublishAsync(30);
        await PruneAsync(watch: steps.Add);
        var pruned = TestFiles.Listing(_world.Stage.Root);
        var files = steps.FindAll(step => step.StartsWith('/')).Count;
        var apart = files / Thorough.Cases(few: 3, many: files);
        for (var step = 0; step < steps.Count; step++)
        {
            // What is done in the stage is the same whatever the place is.
            if (overSsh ? steps[step] is not ("sweep" or "read back") : !IsTried(step))
                continue;
            using var world = New();
            await PublishAsync(30, world);
            await KillAsync(world, step);
            Assert.That(await PublishAsync(30, world), Does.Contain("serves version 30"), $"killed before {steps[step]}");
            await PruneAsync(world);
            Assert.That(TestFiles.Listing(world.Stage.Root), Is.EqualTo(pruned), $"killed before {steps[step]}");
            Assert.That(TestFiles.Listing(world.Place.Root), Is.EqualTo(pruned), $"killed before {steps[step]}");
            Assert.That(new PruneJournal(world.Workplace).Find(), Is.Null);
        }

        bool IsTried(int step) => !steps[step].StartsWith('/') || (step - steps.FindIndex(each => each.StartsWith('/'))) % apart == 0;
    }

    [Test]
    public async Task A_place_that_another_factory_pruned_is_not_filled_again()
    {
        using var other = New(place: _world.Place.Root);
        await PublishAsync(30, other);
        await PruneAsync(other);
        var before = TestFiles.Listing(_world.Place.Root);

        Assert.That(
            async () => await PublishAsync(30),
            Throws.TypeOf<PublishException>().With.Message.Contains("version 20 was pruned there, and the stage")
        );
        await new PublishedHistory(Publishing(_world), _world.RootCertificate, _world["memory"]).CatchUpAsync(default);
        Assert.That(await PublishAsync(30), Is.EqualTo("already serves version 30"));
        Assert.That(TestFiles.Listing(_world.Place.Root), Is.EqualTo(before));
        await PruneAsync();
        Assert.That(TestFiles.Listing(_world.Stage.Root), Is.EqualTo(TestFiles.Listing(other.Stage.Root)));
    }

    [Test]
    public async Task A_record_that_somebody_else_signed_takes_nothing_from_a_place_or_stage()
    {
        using var stranger = new PublishedStage("stranger", place: _world["elsewhere"]);
        await PublishAsync(30);
        var record = _world.Trust.ReadRecord(_world.Stage)!.WithPruned(new HashSet<StreamVersion> { new(20) });
        using (var keys = UpdateStream.Signatures.SigningKeys.CreateOrLoad(MixedVersions.KeysOf("stranger"), "stranger").Signer)
            record.Write(_world.Place, keys);

        Assert.That(await PublishAsync(30), Does.StartWith("serves version 30"), "the record there is set right");
        Assert.That(_world.Place.UpdateOf(new(20)), Does.Exist);
        using (var keys = UpdateStream.Signatures.SigningKeys.CreateOrLoad(MixedVersions.KeysOf("stranger"), "stranger").Signer)
            record.Write(_world.Stage, keys);
        var before = TestFiles.Listing(_world.Stage.Root);
        Assert.That(
            async () => await PruneAsync(),
            Throws.InstanceOf<Foundation.FactoryException>().With.Message.Contains("no stream.txt that is signed with the keys")
        );
        Assert.That(TestFiles.Listing(_world.Stage.Root), Is.EqualTo(before));
    }

    private static PublishedStage New(uint upTo = 30, string? place = null)
    {
        var world = new PublishedStage(place: place);
        for (uint version = 10; version <= upTo; version += 10)
        {
            world.Serve(version);
            Foundation.AtomicFile.WriteAllText(Path.Combine(world.Stage.RepositoryOf(new(version)), "packages", "tool.rpm"), $"{version}");
        }

        return world;
    }

    private Workplace Publishing(PublishedStage world) =>
        world.Workplace with
        {
            Configuration = world.Workplace.Configuration with
            {
                Retention = new() { Versions = 1 },
                Publish = [overSsh ? new RsyncTarget($"127.0.0.1:{world.Place.Root}", _ssh!.Shell) : new FolderTarget(world.Place.Root)],
            },
        };

    private IPlace PlaceOf(PublishedStage world) => overSsh ? _ssh!.Open(world) : new FolderPlace(world.Place.Root);

    private async Task<string> PublishAsync(uint version, PublishedStage? world = null) =>
        await (world ?? _world).Publisher(PlaceOf(world ?? _world)).PublishAsync((world ?? _world).Publication(version), default);

    private async Task PruneAsync(PublishedStage? world = null, Action<string>? watch = null)
    {
        world ??= _world;
        using var signer = UpdateStream.Signatures.SigningKeys.CreateOrLoad(MixedVersions.KeysOf("acme"), "acme").Signer;
        await new PruneStep(Publishing(world), world.Trust, world.RootCertificate) { Watch = watch ?? (_ => { }) }.ApplyAsync(
            TimeProvider.System.GetUtcNow(),
            signer,
            default
        );
    }

    private async Task KillAsync(PublishedStage world, int step)
    {
        try
        {
            await PruneAsync(
                world,
                what =>
                {
                    if (step-- == 0)
                        throw new OperationCanceledException(what);
                }
            );
            Assert.Fail("it came to its end");
        }
        catch (OperationCanceledException)
        {
            // As meant.
        }
    }
}
