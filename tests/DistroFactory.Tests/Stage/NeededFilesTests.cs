using DistroFactory.Tests.Places;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Retention;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Tests.Stage;

/// <summary>A stage that serves the versions 10, 20 and 30, of which only some are needed.</summary>
public sealed class NeededFilesTests
{
    private PublishedStage _world = null!;

    private string Update => _world.Stage.Update;

    [SetUp]
    public void SetUp() => _world = new PublishedStage().Serve(10).Serve(20).Serve(30);

    [TearDown]
    public void TearDown() => _world.Dispose();

    [Test]
    public void All_that_manifests_of_a_version_name_is_needed_wherever_it_lies_and_nothing_else()
    {
        var needed = Needed(30);
        var tree = new StreamTree(Update);
        var files = tree.ReadManifests(new(30)).Bundles.Values.SelectMany(bundle => bundle.FilesToFetch).ToList();

        Assert.That(files.Select(file => file.Version.Value), Does.Contain(10u).And.Contain(30u), "as it should be for this test");
        Assert.That(files.Select(file => needed.Has($"{file.Version}/files/{file.Hash}.tar")), Has.All.True);
        Assert.That(files.Select(file => needed.TypeOf(file.Hash)), Is.EqualTo(files.Select(file => file.Type)));
        foreach (
            var gone in new[]
            {
                "20/format",
                "10/Manifest.MoM",
                "10/Manifest.MoM.tar",
                "20/Manifest.full.tar",
                "20/pack-os-core-from-0.tar",
            }
        )
            Assert.That(needed.Has(gone), Is.False, gone);
        Assert.That(needed.Has("30/Manifest.MoM.sig") && needed.Has("30/format") && needed.Has("version/format1/latest"));
        Assert.That(
            Directory
                .GetFiles(tree.Of(new(20)), "*.tar", SearchOption.AllDirectories)
                .Count(path => needed.Has(Path.GetRelativePath(Update, path))),
            Is.Zero
        );
    }

    [TestCase("30/pack-os-core-from-0.tar", true)]
    [TestCase("30/pack-os-core-from-10.tar", true)]
    [TestCase("30/pack-os-core-from-20.tar", false)]
    [TestCase("30/Manifest-os-core-delta-from-10", true)]
    [TestCase("30/Manifest-os-core-delta-from-20", false)]
    [TestCase("30/pack-a-from-b-from-20.tar", false)]
    public void A_pack_or_a_delta_is_needed_if_it_leads_from_a_version_that_is(string path, bool isNeeded) =>
        Assert.That(Needed(10, 30).Has(path), Is.EqualTo(isNeeded));

    [Test]
    public void A_machine_is_stranded_where_its_own_manifests_a_file_or_its_pointers_go()
    {
        Assert.That(Refuse(10, Needed(10, 30)), Is.Null);
        Assert.That(Refuse(20, Needed(10, 30)), Does.Contain("20/Manifest.MoM.tar").And.Contain("missing"));
        Assert.That(Refuse(10, Needed(10, 20)), Does.Contain("30/Manifest.MoM.tar"), "where it is led to");
        Assert.That(Refuse(10, Needed(10, 30), new FormatNumber(1)), Does.Contain("version/format1/latest"));
        var fullfile = Directory.GetFiles(Path.Combine(_world.Stage.UpdateOf(new(30)), "files")).ToList();
        fullfile.ForEach(File.Delete);
        Assert.That(Refuse(10, Needed(10, 30)), Does.Contain("no pack brings it").And.Contain("is missing"), "packs are not relied on");
    }

    [Test]
    public void A_manifest_that_is_not_the_one_that_the_mom_names_is_an_error()
    {
        File.Copy(Path.Combine(Update, "20", "Manifest.os-core.tar"), Path.Combine(Update, "30", "Manifest.os-core.tar"), overwrite: true);

        Assert.That(() => Needed(30), Throws.TypeOf<UpdateStreamException>().With.Message.Contains("not the one that the MoM names"));
    }

    [Test]
    public void The_pointers_of_a_format_go_in_one_step()
    {
        var files = new VersionFiles(_world.Stage.VersionFiles);
        files.Drop([new(1)]);

        Assert.That(files.Formats, Is.Empty);
        Assert.That(files.Latest(), Is.EqualTo(new StreamVersion(30)));
        Assert.That(Directory.GetFileSystemEntries(Update), Has.Length.EqualTo(5), "three versions, latest, and the version files");
    }

    [TestCase(40u, 40u)]
    [TestCase(30u, 20u)]
    [TestCase(20u, 20u)]
    [TestCase(10u, 0u)]
    public void Behind_a_version_that_was_pruned_comes_the_latest_before_it_that_is_kept(uint version, uint next) =>
        Assert.That(new KeptVersions([new(20), new(40)], [new(10), new(30)]).LatestUpTo(new(version)).Value, Is.EqualTo(next));

    private NeededFiles Needed(params uint[] versions)
    {
        var needed = new NeededFiles();
        var tree = new StreamTree(Update);
        needed.Add(tree, versions.Select(version => ManifestReader.ReadFile(tree.Manifest(new(version), Manifest.MomName))));
        return needed;
    }

    private string? Refuse(uint from, NeededFiles needed, params FormatNumber[] formats)
    {
        using var signatures = new SignatureVerifier(_world.RootCertificate);
        var stream = new NeededStream(Update, _world.Stage.VersionFiles, needed, formats);
        return new PromisedUpdates(stream, needed.TypeOf, signatures).Refuse(new(from), new(30));
    }
}
