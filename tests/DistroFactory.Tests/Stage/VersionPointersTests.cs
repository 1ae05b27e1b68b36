using DistroFactory.Stage;
using DistroFactory.Testing;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Stage;

public sealed class VersionPointersTests
{
    private TemporaryDirectory _directory = null!;
    private SigningKeys _keys = null!;
    private StagedTree _stage = null!;

    [SetUp]
    public void SetUp()
    {
        _directory = new();
        _keys = SigningKeys.CreateOrLoad(_directory["keys"], "acme");
        _stage = new(_directory["stage"]);
    }

    [TearDown]
    public void TearDown()
    {
        _keys.Signer.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void An_empty_stage_has_no_latest_version() => Assert.That(_stage.ReadLatest(), Is.EqualTo(StreamVersion.None));

    [Test]
    public void Every_pointer_leads_to_the_version_that_was_switched_to()
    {
        VersionPointers.Switch(_stage, new(10), new(1), _keys.Signer);
        VersionPointers.Switch(_stage, new(20), new(1), _keys.Signer);

        Assert.Multiple(() =>
        {
            Assert.That(_stage.ReadLatest(), Is.EqualTo(new StreamVersion(20)));
            Assert.That(File.ReadAllText(_stage.Latest), Is.EqualTo("20\n"));
            Assert.That(new FileInfo(_stage.UpdateLatest).LinkTarget, Is.EqualTo("./20"));
            Assert.That(new FileInfo(_stage.ReleasesLatest).LinkTarget, Is.EqualTo("./20"));
            Assert.That(File.ReadAllText(Path.Combine(_stage.VersionFiles, "format1", "first")), Is.EqualTo("10"));
            Assert.That(
                Directory.EnumerateFileSystemEntries(_stage.Update).Select(Path.GetFileName),
                Is.EquivalentTo(new[] { "latest", "version" })
            );
        });
    }

    [Test]
    public void What_a_killed_run_left_between_two_pointers_is_noticed_and_mended()
    {
        VersionPointers.Switch(_stage, new(10), new(1), _keys.Signer);
        new DistroFactory.UpdateStream.Versions.VersionFiles(_stage.VersionFiles).Switch(new(1), new(20), _keys.Signer);
        Assert.That(VersionPointers.Agree(_stage, _stage.ReadLatest()), Is.False);

        VersionPointers.Follow(_stage, _stage.ReadLatest());

        Assert.That(VersionPointers.Agree(_stage, new(20)));
    }

    [Test]
    public void The_link_to_the_images_follows_as_the_original_pipelines_had_it()
    {
        VersionPointers.Switch(_stage, new(20), new(1), _keys.Signer);

        Assert.That(new FileInfo(_stage.Images).LinkTarget, Is.EqualTo("./releases/20/images"));
    }

    [Test]
    public void A_format_bump_leaves_the_old_format_at_its_bridge_for_ever()
    {
        VersionPointers.Switch(_stage, new(10), new(1), _keys.Signer);
        VersionPointers.Switch(_stage, [new(new(1), new(10), new(20)), new(new(2), new(30), new(30))], _keys.Signer);
        VersionPointers.Switch(_stage, new(40), new(2), _keys.Signer);

        var files = new DistroFactory.UpdateStream.Versions.VersionFiles(_stage.VersionFiles);
        Assert.Multiple(() =>
        {
            Assert.That((files.First(new(1)).Value, files.Latest(new(1)).Value), Is.EqualTo((10u, 20u)));
            Assert.That((files.First(new(2)).Value, files.Latest(new(2)).Value), Is.EqualTo((30u, 40u)));
            Assert.That(VersionPointers.Agree(_stage, new(40)));
            foreach (var pointer in new[] { "format1/latest", "format2/latest", "latest_version" })
                Assert.That(Path.Combine(_stage.VersionFiles, pointer + ".sig"), Does.Exist);
        });
    }
}
