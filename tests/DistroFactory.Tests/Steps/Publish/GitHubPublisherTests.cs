using DistroFactory.Configuration;
using DistroFactory.Connections.GitHub;
using DistroFactory.Foundation;
using DistroFactory.Places;
using DistroFactory.Steps.Publish;
using DistroFactory.Tests.Connections.GitHub;
using DistroFactory.Tests.Connections.Web;
using DistroFactory.Tests.Places;

namespace DistroFactory.Tests.Steps.Publish;

[TestFixture]
public sealed class GitHubPublisherTests
{
    private PublishedStage _stage = null!;
    private TestReleases _github = null!;

    [SetUp]
    public void SetUp()
    {
        (_stage, _github) = (new(), new());
        _stage.Serve(10);
        foreach (
            var (name, text) in new[]
            {
                ("release-notes-10.md", "# Version 10\n"),
                ("packages-nvr-10.txt", "a-1-1.x86_64\n"),
                ("images/acme-10.img.xz", "image"),
                ("images/acme-10.img.xz-SHA512SUM", "sum"),
            }
        )
            AtomicFile.WriteAllText(Path.Combine(_stage.Stage.Root, "releases", "10", name), text);
    }

    [TearDown]
    public void TearDown()
    {
        _github.Dispose();
        _stage.Dispose();
    }

    [Test]
    public async Task A_release_gets_notes_images_reports_and_checksums_of_all()
    {
        Assert.That(await PublishAsync(), Is.EqualTo("has release 10: 4 files uploaded"));
        Assert.That(_github.Release is { Tag: "10", Notes: "# Version 10\n", IsDraft: false });
        Assert.That(
            _github.Release!.Assets.Select(asset => asset.Name).Order(StringComparer.Ordinal),
            Is.EqualTo(new[] { "SHA256SUMS-10.txt", "acme-10.img.xz", "acme-10.img.xz-SHA512SUM", "packages-nvr-10.txt" })
        );
        var sums = System.Text.Encoding.UTF8.GetString(_github.Release.Assets.Single(asset => asset.Name == "SHA256SUMS-10.txt").Content);
        Assert.That(sums, Does.Contain("6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d  acme-10.img.xz\n"));
        Assert.That(await PublishAsync(), Is.EqualTo("already has release 10"));
    }

    [Test]
    public async Task An_older_version_does_not_follow_a_newer_one()
    {
        await PublishAsync();
        AtomicFile.WriteAllText(Path.Combine(_stage.Stage.Root, "releases", "9", "release-notes-9.md"), "# Version 9\n");
        Assert.That(
            (await Assert.ThrowsAsync<PublishException>(() => PublishAsync(version: 9)))!.Message,
            Does.Contain("it serves version 10, which is newer")
        );
    }

    [Test]
    public async Task Without_a_token_it_says_how_to_give_one() =>
        Assert.That((await Assert.ThrowsAsync<PublishException>(() => PublishAsync(token: null)))!.Advice, Does.Contain("--github-token"));

    private Task<string> PublishAsync(uint version = 10, string? token = "s3cret") =>
        new GitHubPublisher(
            new GitHubTarget("acme/releases"),
            new GitHubApi(Quick.Client(), _github.Server.Address.AbsoluteUri, token)
        ).PublishAsync(_stage.Publication(version), CancellationToken.None);
}
