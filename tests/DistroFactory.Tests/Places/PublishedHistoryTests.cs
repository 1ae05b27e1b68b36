using DistroFactory.Configuration;
using DistroFactory.Places;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Places;

/// <summary>A factory that finds more at a place than it has: it takes over what is its own, and refuses anything else.</summary>
public sealed class PublishedHistoryTests
{
    private PublishedStage _before = null!;
    private PublishedStage _fresh = null!;

    [SetUp]
    public async Task SetUp()
    {
        _before = new();
        _fresh = new();
        _before.Serve(10).Serve(20);
        await _before.Publisher(new FolderPlace(_before.Place.Root)).PublishAsync(_before.Publication(20), default);
    }

    [TearDown]
    public void TearDown()
    {
        _fresh.Dispose();
        _before.Dispose();
    }

    [Test]
    public async Task An_empty_factory_takes_over_what_is_published_and_goes_on_from_there()
    {
        Assert.That(await CatchUpAsync(_fresh), Is.EqualTo(new StreamVersion(20)));
        Assert.That(TestFiles.Listing(_fresh.Stage.Root), Is.EqualTo(TestFiles.Listing(_before.Stage.Root)));
        Assert.That(await CatchUpAsync(_fresh), Is.EqualTo(StreamVersion.None), "there is nothing more");

        _fresh.Serve(30);
        using var place = new PublishedStage(place: _before.Place.Root);
        await _fresh.Publisher(new FolderPlace(_before.Place.Root)).PublishAsync(_fresh.Publication(30), default);
        Assert.That(_before.Place.ReadLatest(), Is.EqualTo(new StreamVersion(30)));
    }

    [Test]
    public async Task A_restored_backup_gets_what_was_published_since()
    {
        _fresh.Serve(10);
        Assert.That(await CatchUpAsync(_fresh), Is.EqualTo(new StreamVersion(20)));
        Assert.That(TestFiles.Listing(_fresh.Stage.Root), Is.EqualTo(TestFiles.Listing(_before.Stage.Root)));
    }

    [Test]
    public async Task A_version_that_a_killed_run_mixed_gives_way_to_the_one_that_was_published()
    {
        using var other = new PublishedStage(content: "stranger");
        _fresh.Serve(10);
        other.Lay(20);
        Directory.Move(other.Stage.UpdateOf(new(20)), _fresh.Stage.UpdateOf(new(20)));

        await CatchUpAsync(_fresh);
        Assert.That(TestFiles.Listing(_fresh.Stage.Root), Is.EqualTo(TestFiles.Listing(_before.Stage.Root)));
    }

    [Test]
    public void Without_the_keys_nothing_is_made() =>
        Assert.That(
            async () => await CatchUpAsync(_fresh, rootCertificate: null),
            Throws
                .TypeOf<PublishException>()
                .With.Message.Contains("it serves version 20")
                .And.Message.Contains("there are no keys here that could have signed it")
        );

    [Test]
    public void What_other_keys_signed_is_refused()
    {
        using var stranger = new PublishedStage("stranger", "stranger");
        Assert.That(
            async () => await CatchUpAsync(stranger),
            Throws.TypeOf<PublishException>().With.Message.Contains("does not vouch for its signature")
        );
        Assert.That(stranger.Stage.Update, Does.Not.Exist);
    }

    [Test]
    public void A_version_that_was_released_otherwise_is_refused_before_anything_is_mixed()
    {
        using var other = new PublishedStage(content: "stranger");
        other.Serve(10);
        Assert.That(
            async () => await CatchUpAsync(other),
            Throws.TypeOf<PublishException>().With.Message.Contains("version 10 is there already, and is another one")
        );
    }

    [TestCase("releases/20/release-20.json", "release-20.json is not what was released")]
    [TestCase("update/version/latest_version", "version/latest_version does not lead to 20")]
    [TestCase("update/version/format1/latest", "version/format1/latest does not lead to 20")]
    [TestCase("update/version/format1/latest.sig", "does not vouch for its signature")]
    [TestCase("update/10/Manifest.MoM", "does not vouch for its signature")]
    public void What_was_changed_at_the_place_is_not_taken_over(string file, string why)
    {
        var path = Path.Combine(_before.Place.Root, file);
        if (file.EndsWith(".sig", StringComparison.Ordinal))
            File.Copy(Path.Combine(_before.Place.UpdateOf(new(20)), "Manifest.MoM.sig"), path, overwrite: true);
        else
            File.WriteAllText(path, file.StartsWith("update/version", StringComparison.Ordinal) ? "10" : File.ReadAllText(path) + " ");
        if (file.EndsWith("latest_version", StringComparison.Ordinal))
            File.WriteAllText(Path.Combine(_before.Place.Root, "latest"), "20\n");

        Assert.That(async () => await CatchUpAsync(_fresh), Throws.InstanceOf<Exception>().With.Message.Contains(why));
        Assert.That(_fresh.Stage.ReadLatest(), Is.EqualTo(StreamVersion.None));
    }

    [Test]
    public void A_truncated_file_is_not_taken_over()
    {
        var fullfile = Directory.GetFiles(Path.Combine(_before.Place.UpdateOf(new(20)), "files")).First();
        File.WriteAllBytes(fullfile, File.ReadAllBytes(fullfile)[..^20]);

        Assert.That(
            async () => await CatchUpAsync(_fresh),
            Throws.InstanceOf<Exception>().With.Message.Contains(Path.GetFileName(fullfile))
        );
        Assert.That(_fresh.Stage.ReadLatest(), Is.EqualTo(StreamVersion.None));
    }

    [Test]
    public async Task A_look_changes_nothing_and_sees_what_is_published()
    {
        var seen = await History(_fresh, _fresh.RootCertificate).LookAsync(default);
        Assert.That(seen.Stage.ReadLatest(), Is.EqualTo(new StreamVersion(20)));
        Assert.That(_fresh.Stage.Root, Does.Not.Exist);
    }

    private Task<StreamVersion> CatchUpAsync(PublishedStage world) => CatchUpAsync(world, world.RootCertificate);

    private Task<StreamVersion> CatchUpAsync(PublishedStage world, string? rootCertificate) =>
        History(world, rootCertificate).CatchUpAsync(default);

    private PublishedHistory History(PublishedStage world, string? rootCertificate)
    {
        var workplace = world.Workplace with
        {
            Configuration = world.Workplace.Configuration with { Publish = [new FolderTarget(_before.Place.Root)] },
        };
        return new(workplace, rootCertificate, world["memory"]);
    }
}
