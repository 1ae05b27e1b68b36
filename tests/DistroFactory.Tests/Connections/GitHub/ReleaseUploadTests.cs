using System.Collections.Immutable;
using DistroFactory.Connections.GitHub;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Connections.GitHub;

[TestFixture]
public sealed class ReleaseUploadTests
{
    private TemporaryDirectory _directory = null!;
    private TestReleases _github = null!;
    private ImmutableArray<string> _files;

    [SetUp]
    public void SetUp()
    {
        (_directory, _github) = (new(), new());
        foreach (var name in new[] { "acme.img.xz", "acme.img.xz.SHA512SUM" })
            File.WriteAllText(_directory[name], $"content of {name}");
        _files = [_directory["acme.img.xz"], _directory["acme.img.xz.SHA512SUM"]];
    }

    [TearDown]
    public void TearDown()
    {
        _github.Dispose();
        _directory.Dispose();
    }

    [Test]
    public async Task A_release_is_shown_once_all_its_files_are_there()
    {
        Assert.That(await RunAsync(), Is.EqualTo(2));
        Assert.That(
            _github.Changes,
            Is.EqualTo(
                new[] { "POST /repos/acme/releases/releases", "POST /uploads", "POST /uploads", "PATCH /repos/acme/releases/releases/70" }
            )
        );
        Assert.That(_github.Release is { Tag: "10", Notes: "the notes", IsDraft: false });
        Assert.That(
            _github.Release!.Assets.Select(asset => (asset.Name, System.Text.Encoding.UTF8.GetString(asset.Content))),
            Is.EqualTo(new[] { ("acme.img.xz", "content of acme.img.xz"), ("acme.img.xz.SHA512SUM", "content of acme.img.xz.SHA512SUM") })
        );
    }

    [Test]
    public async Task A_release_that_is_there_is_left_alone()
    {
        await RunAsync();
        var before = _github.Changes.Count();
        Assert.That(await RunAsync(), Is.Zero);
        Assert.That(_github.Changes.Count(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_broken_publication_stays_a_draft_and_goes_on_with_what_is_missing()
    {
        _github.UploadsUntilBroken = 1;
        await Assert.ThrowsAsync<NetworkException>(RunAsync);
        Assert.That(_github.Release!.IsDraft);

        _github.UploadsUntilBroken = int.MaxValue;
        Assert.That(await RunAsync(), Is.EqualTo(1));
        Assert.That(_github.Release.Assets.Select(asset => asset.IsWhole), Is.EqualTo(new[] { true, true }));
        Assert.That(_github.Release.IsDraft, Is.False);
    }

    [Test]
    public async Task A_file_of_a_draft_that_differs_takes_the_place_of_the_old_one()
    {
        await RunAsync();
        _github.Hide();
        File.WriteAllText(_files[0], "content of ACME.img.xz");
        Assert.That(await RunAsync(), Is.EqualTo(1));
        Assert.That(_github.Release!.Assets.Select(asset => asset.Name).Order(), Is.EqualTo(_files.Select(Path.GetFileName)));
    }

    [Test]
    public async Task A_file_of_a_release_that_everybody_sees_is_never_replaced()
    {
        await RunAsync();
        File.WriteAllText(_files[0], "content of ACME.img.xz");
        Assert.That(
            RunAsync,
            Throws.TypeOf<FactoryException>().With.Message.Contains("it is there already, and its acme.img.xz is another one")
        );
    }

    private Task<int> RunAsync() => new ReleaseUpload(_github.Releases, _ => { }).RunAsync("10", "acme 10", "the notes", _files);
}
