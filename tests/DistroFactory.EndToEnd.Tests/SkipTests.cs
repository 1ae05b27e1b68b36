namespace DistroFactory.EndToEnd.Tests;

/// <summary>What --skip leaves out is left out; what the rest of the run cannot do without is refused before anything begins.</summary>
public sealed class SkipTests
{
    private Factory _factory = null!;

    [SetUp]
    public void SetUp() => _factory = new();

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task Images_notes_and_evidence_publication_and_tag_are_left_out()
    {
        var released = await _factory.RunAsync("Release", _factory.Config, "--skip", "Images", "Notes", "Evidence", "Publish", "Tag");

        Assert.That((released.ExitCode, _factory.Latest), Is.EqualTo((0, "10")), released.Output);
        Assert.That(_factory.Verify().Findings, Is.Empty);
        var release = Path.Combine(_factory.Stage, "releases", "10");
        Assert.Multiple(() =>
        {
            Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(release, "images")), Is.Empty);
            Assert.That(File.Exists(Path.Combine(release, "release-notes-10.txt")), Is.False);
            Assert.That(Directory.GetFiles(release, "sbom-*"), Is.Empty);
            Assert.That(Directory.GetFiles(release, "provenance-*"), Is.Empty);
            Assert.That(File.Exists(Path.Combine(release, "release-10.json")), Is.True);
        });

        AddImages(_factory.NextConfig);
        var next = await _factory.RunAsync("Release", _factory.NextConfig, "--skip", "Images");
        Assert.That((next.ExitCode, _factory.Latest), Is.EqualTo((0, "20")), next.Output);
        Assert.That(
            File.ReadAllText(Path.Combine(_factory.Stage, "releases", "20", "release-notes-20.txt")),
            Does.Contain("The release has no images").And.Contain("acme-stats")
        );
    }

    [TestCase("FetchConfig", "Initialize needs the configuration")]
    [TestCase("Initialize", "Content needs the plan of the release")]
    [TestCase("Content", "Mix needs the packages")]
    [TestCase("Mix", "Validate needs the mixed version")]
    [TestCase("Validate", "Nothing is served unchecked")]
    [TestCase("Prepare", "Verify needs the version in the stage")]
    [TestCase("Verify", "Nothing is served unchecked")]
    [TestCase("Qa", "Nothing is served unchecked")]
    [TestCase("Stage", "name the target Verify instead")]
    public async Task The_others_are_refused_before_anything_begins(string target, string reason)
    {
        var refused = await _factory.RunAsync("Release", _factory.Config, "--skip", target);

        Assert.That(refused.ExitCode, Is.EqualTo(64), refused.Output);
        Assert.That(refused.Output, Does.Contain($"{target} cannot be left out of this run: ").And.Contain(reason));
        Assert.That(Directory.Exists(_factory.Root), Is.False);
    }

    [Test]
    public async Task A_version_is_made_without_being_served_and_served_later()
    {
        var made = await _factory.RunAsync("Qa", _factory.Config, "--skip", "Images");
        Assert.That((made.ExitCode, File.Exists(Path.Combine(_factory.Stage, "latest"))), Is.EqualTo((0, false)), made.Output);
        var tagged = await _factory.RunAsync("Tag", _factory.Config, "--skip");
        Assert.That(tagged.ExitCode, Is.EqualTo(64), tagged.Output);

        var served = await _factory.RunAsync(
            "Release",
            _factory.Config,
            "--skip",
            "FetchConfig",
            "Initialize",
            "Content",
            "Mix",
            "Validate",
            "Images",
            "Prepare",
            "Verify",
            "Qa",
            "Notes",
            "Evidence"
        );
        Assert.That((served.ExitCode, _factory.Latest), Is.EqualTo((0, "10")), served.Output);
    }

    [Test]
    public async Task A_mix_that_was_not_validated_is_not_served()
    {
        foreach (var target in new[] { "FetchConfig", "Initialize", "Content", "Mix", "Validate", "Mix", "Prepare", "Verify" })
            Assert.That((await _factory.RunAsync(target, _factory.Config, "--skip")).ExitCode, Is.Zero, target);

        var refused = await _factory.RunAsync("Stage", _factory.Config, "--skip");

        Assert.That((refused.ExitCode, File.Exists(Path.Combine(_factory.Stage, "latest"))), Is.EqualTo((64, false)), refused.Output);
        Assert.That(refused.Output, Does.Contain("Validate cannot be left out of this run"));
    }

    [Test]
    public async Task A_look_at_the_stage_is_no_part_of_a_release()
    {
        var refused = await _factory.RunAsync("Release", _factory.Config, "--from", "10");

        Assert.That(refused.ExitCode, Is.EqualTo(64), refused.Output);
        Assert.That(refused.Output, Does.Contain("--from and --to have Validate look at the stage"));
    }

    // The second release of the samples has no images: it gets those of the first.
    private void AddImages(string config)
    {
        Directory.CreateDirectory(Path.Combine(config, "images"));
        foreach (var template in Directory.EnumerateFiles(Path.Combine(_factory.Config, "images")))
            File.Copy(template, Path.Combine(config, "images", Path.GetFileName(template)));
        File.AppendAllText(Path.Combine(config, "distro.yaml"), "\nimages: { templates: images, engine: embedded }\n");
    }
}
