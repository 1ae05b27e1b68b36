using DistroFactory.Configuration;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.Steps.Publish;
using DistroFactory.Testing;
using DistroFactory.Tests.Run;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Steps.Publish;

/// <summary>Which places a run publishes to.</summary>
public sealed class PublishStepTests
{
    private TemporaryDirectory _directory = null!;
    private PublishedStage _world = null!;

    [SetUp]
    public void SetUp() => (_directory, _world) = (new(), new());

    [TearDown]
    public void TearDown()
    {
        _world.Dispose();
        _directory.Dispose();
    }

    [TestCase(false, "automatic")]
    [TestCase(true, "automatic", "by-hand")]
    public async Task A_release_goes_to_the_places_that_follow_it_and_to_the_others_when_that_is_asked_for(
        bool isAsked,
        params string[] places
    )
    {
        _world.Serve(10);
        var workplace = Workplace(Folder("automatic"), Folder("by-hand") with { IsAutomatic = false });
        var record = await new PublishStep(workplace).RunAsync(isAsked, default);
        Assert.That(
            Directory.GetDirectories(_directory.Path, "place-*").Select(Path.GetFileName).Order(),
            Is.EqualTo(places.Select(name => $"place-{name}"))
        );
        Assert.That(workplace.Records.Load(ReleaseRecords.Publish).Places, Is.EqualTo(record!.Places).AsCollection);
        Assert.That((record.Version, record.Places.Length), Is.EqualTo((new StreamVersion(10), places.Length)));
    }

    [Test]
    public async Task Where_nothing_follows_a_release_nothing_is_recorded()
    {
        _world.Serve(10);
        Assert.That(await new PublishStep(Workplace()).RunAsync(isAsked: true, default), Is.Null);
        Assert.That(
            await new PublishStep(Workplace(Folder("by-hand") with { IsAutomatic = false })).RunAsync(isAsked: false, default),
            Is.Null
        );
        Assert.That(Workplace().Records.Find(ReleaseRecords.Publish), Is.Null);
    }

    [Test]
    public void An_empty_stage_is_not_published() =>
        Assert.That(
            async () => await new PublishStep(Workplace(Folder("automatic"))).RunAsync(isAsked: true, default),
            Throws.TypeOf<PublishException>().With.Message.Contains("nothing is staged there")
        );

    [Test]
    public void A_stage_whose_pointers_a_killed_run_left_apart_is_not_published()
    {
        _world.Serve(10).Serve(20);
        File.WriteAllText(_world.Stage.Latest, "10\n");
        Assert.That(
            async () => await new PublishStep(Workplace(Folder("automatic"))).RunAsync(isAsked: true, default),
            Throws.TypeOf<PublishException>().With.Message.Contains("do not all lead to version 20")
        );
    }

    private FolderTarget Folder(string name) => new(_directory[$"place-{name}"]);

    private Workplace Workplace(params PublishTarget[] places)
    {
        var workplace = TestWorkplace.In(_directory);
        return workplace with { Configuration = workplace.Configuration with { Publish = [.. places], StageFolder = _world.Stage.Root } };
    }
}
