using DistroFactory.Mixing.Assembly;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Fullfiles;

namespace DistroFactory.Mixing.Tests;

/// <summary>Files that are published again, at a min-version or in a new format, keep the fullfiles they were published with.</summary>
public sealed class RepublicationTests
{
    private const string Path = "/usr/share/kept";

    private SmallDistribution _distribution = null!;
    private string _content = null!;

    [SetUp]
    public async Task Start()
    {
        _distribution = new();
        _content = Directory.CreateDirectory(_distribution["content/usr/share"]).FullName + "/kept";
        await File.WriteAllTextAsync(_content, "content that stays");
        File.SetLastWriteTimeUtc(_content, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _distribution.Bundle("kept", $"content({_distribution["content"]})");
        await _distribution.Mix(10);

        // As a rebuilt package has it: the same content, of another time.
        File.SetLastWriteTimeUtc(_content, new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    [TearDown]
    public void CleanUp() => _distribution.Dispose();

    [TestCase(30u)]
    [TestCase(31u)]
    public async Task A_min_version_and_a_new_format_compress_nothing_that_was_published(uint format)
    {
        var made = Made();
        await Again(format);
        Assert.That(_distribution.Line(20, "kept", Path), Does.Contain("\t20\t"), "it is published again");
        Assert.That(File.ReadAllBytes(Fullfile(20)), Is.EqualTo(File.ReadAllBytes(Fullfile(10))));
        Assert.That(Made().Except(made), Has.None.Contains(Hash()));
    }

    [Test]
    public async Task It_does_not_matter_whether_the_store_is_there()
    {
        Directory.Delete(_distribution["store"], recursive: true);
        await Again();
        Assert.That(File.ReadAllBytes(Fullfile(20)), Is.EqualTo(File.ReadAllBytes(Fullfile(10))));
    }

    [Test]
    public async Task A_fullfile_that_was_damaged_is_made_anew_and_named()
    {
        File.Delete(Fullfile(10));
        await File.WriteAllTextAsync(Fullfile(10), "damaged");
        var result = await Again();
        Assert.That(result.Warnings, Has.Some.Contains(Fullfile(10)));
        AssertSound(20);
    }

    [Test]
    public async Task A_fullfile_that_is_gone_is_made_anew_and_named()
    {
        File.Delete(Fullfile(10));
        var result = await Again();
        Assert.That(result.Warnings, Has.Some.Contains($"{Fullfile(10)} is not published again but made again: it is missing"));
        AssertSound(20);
    }

    [Test]
    public async Task A_file_that_another_bundle_gets_keeps_its_fullfile()
    {
        _distribution.Bundle("other", $"content({_distribution["content"]})");
        _distribution.WithoutBundle("kept");
        await _distribution.Mix(20);
        Assert.That(_distribution.Line(20, "other", Path), Does.Contain("\t20\t"));
        Assert.That(File.ReadAllBytes(Fullfile(20)), Is.EqualTo(File.ReadAllBytes(Fullfile(10))));
    }

    private Task<MixResult> Again(uint format = 30) =>
        new EmbeddedMixer().MixAsync(_distribution.Request(20) with { MinVersion = new(20), Format = new(format) });

    private string Hash() => _distribution.Line(10, "kept", Path)!.Split('\t')[1];

    private string Fullfile(uint version) => System.IO.Path.Combine(_distribution.Output, $"{version}", "files", Hash() + ".tar");

    private string[] Made() => Directory.GetFiles(_distribution["store/fullfiles"], "*", SearchOption.AllDirectories);

    private void AssertSound(uint version)
    {
        Assert.That(SwupdHash.TryParse(Hash(), out var hash));
        using var file = File.OpenRead(Fullfile(version));
        Assert.That(FullfileReader.Verify(file, hash).Size, Is.EqualTo("content that stays".Length));
    }
}
