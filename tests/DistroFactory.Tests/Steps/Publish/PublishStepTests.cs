using DistroFactory.Configuration;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.Steps.Publish;
using DistroFactory.Testing;
using DistroFactory.Tests.Places;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

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
        var record = await Step(workplace).RunAsync(isAsked, default);
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
        Assert.That(await Step(Workplace()).RunAsync(isAsked: true, default), Is.Null);
        Assert.That(await Step(Workplace(Folder("by-hand") with { IsAutomatic = false })).RunAsync(isAsked: false, default), Is.Null);
        Assert.That(Workplace().Records.Find(ReleaseRecords.Publish), Is.Null);
    }

    [Test]
    public void An_empty_stage_is_not_published() =>
        Assert.That(
            async () => await Step(Workplace(Folder("automatic"))).RunAsync(isAsked: true, default),
            Throws.TypeOf<PublishException>().With.Message.Contains("nothing is staged there")
        );

    [Test]
    public void A_stage_whose_pointers_a_killed_run_left_apart_is_not_published()
    {
        _world.Serve(10).Serve(20);
        File.WriteAllText(_world.Stage.Latest, "10\n");
        Assert.That(
            async () => await Step(Workplace(Folder("automatic"))).RunAsync(isAsked: true, default),
            Throws.TypeOf<PublishException>().With.Message.Contains("do not all lead to version 20")
        );
    }

    [TestCase("update/20/Manifest.MoM.sig", "version 20 of")]
    [TestCase("update/20/Manifest.os-core*", "Manifest.os-core.tar")]
    [TestCase("update/20/pack-os-core-from-0.tar", "pack-os-core-from-0.tar")]
    [TestCase("update/version/latest_version.sig", "there is no signature beside it")]
    [TestCase("update/version/format1/latest.sig", "there is no signature beside it")]
    public void A_stage_that_lost_a_file_is_not_sent(string file, string why)
    {
        _world.Serve(10).Serve(20);
        var folder = Path.Combine(_world.Stage.Root, Path.GetDirectoryName(file)!);
        foreach (var path in Directory.GetFiles(folder, Path.GetFileName(file)))
            File.Delete(path);
        if (file.EndsWith("MoM.sig", StringComparison.Ordinal))
        {
            var tar = Path.Combine(_world.Stage.Root, "update/20/Manifest.MoM.tar");
            File.WriteAllBytes(tar, ManifestTar.Write("MoM", File.ReadAllBytes(tar[..^4]), DateTimeOffset.UnixEpoch, []));
        }

        AssertRefused(why);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_truncated_fullfile_is_not_sent_but_restored_if_its_content_is_somewhere_else(bool isElsewhere)
    {
        _world.Serve(10);
        var file = Directory.GetFiles(Path.Combine(_world.Stage.UpdateOf(new(10)), "files")).First();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^10]);
        if (!isElsewhere)
        {
            foreach (var pack in Directory.GetFiles(_world.Stage.UpdateOf(new(10)), "pack-*"))
                File.Delete(pack);
            AssertRefused(Path.GetFileName(file));
            return;
        }

        await Step(Workplace(Folder("automatic"))).RunAsync(isAsked: true, default);
        Assert.That($"{_world.Log}", Does.Contain($"{file} was restored from "));
        Assert.That(
            _world.Trust.RefuseFile(
                file.Replace(_world.Stage.Root, _directory["place-automatic"], StringComparison.Ordinal),
                Path.GetRelativePath(_world.Stage.Root, file)
            ),
            Is.Null
        );
    }

    [TestCase("update/10/files")]
    [TestCase("update/10/Manifest.MoM.tar")]
    [TestCase("releases/10")]
    [TestCase("releases/10/notes.txt")]
    public void A_stage_with_a_link_that_leads_out_is_not_sent(string link)
    {
        _world.Serve(10);
        var path = Path.Combine(_world.Stage.Root, link);
        Directory.Move(path, _directory["elsewhere"]);
        File.CreateSymbolicLink(path, _directory["elsewhere"]);
        AssertRefused($"{path}: it is a symbolic link to {_directory["elsewhere"]}");
    }

    [Test]
    public async Task A_link_that_stays_in_its_release_is_sent()
    {
        _world.Serve(10);
        File.CreateSymbolicLink(Path.Combine(_world.Stage.ReleaseOf(new(10)), "latest-notes.txt"), "notes.txt");
        await Step(Workplace(Folder("automatic"))).RunAsync(isAsked: true, default);
        Assert.That(
            new FileInfo(Path.Combine(_directory["place-automatic"], "releases/10/latest-notes.txt")).LinkTarget,
            Is.EqualTo("notes.txt")
        );
    }

    [Test]
    public void A_record_of_another_version_is_not_sent()
    {
        _world.Serve(10);
        var record = File.ReadAllText(_world.Stage.StreamRecord);
        _world.Serve(20);
        File.WriteAllText(_world.Stage.StreamRecord, record);
        AssertRefused("do not all lead to version 20");
    }

    [Test]
    public void Without_a_certificate_nothing_can_be_checked_and_nothing_is_sent()
    {
        _world.Serve(10);
        Assert.That(
            async () => await new PublishStep(Workplace(Folder("automatic")), () => null).RunAsync(isAsked: true, default),
            Throws.TypeOf<PublishException>().With.Message.Contains("no certificate").And.Message.Contains("signing.certificate")
        );
    }

    private void AssertRefused(string why)
    {
        Assert.That(
            async () => await Step(Workplace(Folder("automatic"))).RunAsync(isAsked: true, default),
            Throws.TypeOf<PublishException>().With.Message.Contains(why)
        );
        Assert.That(_directory["place-automatic"], Does.Not.Exist);
    }

    private FolderTarget Folder(string name) => new(_directory[$"place-{name}"]);

    private PublishStep Step(Workplace workplace) => new(workplace, () => _world.RootCertificate);

    private Workplace Workplace(params PublishTarget[] places) =>
        _world.Workplace with
        {
            Configuration = _world.Workplace.Configuration with { Publish = [.. places] },
        };
}
