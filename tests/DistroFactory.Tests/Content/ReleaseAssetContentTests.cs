using DistroFactory.Configuration;
using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Foundation;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;
using DistroFactory.Tests.Connections.GitHub;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Content;

[TestFixture]
public sealed class ReleaseAssetContentTests
{
    private TemporaryDirectory _cache = null!;
    private TestGitHub _github = null!;
    private List<string> _log = null!;

    [SetUp]
    public void SetUp()
    {
        (_cache, _github, _log) = (new(), new(), []);
        foreach (var name in new[] { "acme-shell-2.1-1.x86_64.rpm", "acme-web-1.4-1.x86_64.rpm", "acme-web-pages-1.4-1.noarch.rpm" })
            _github.Assets.Add((name, File.ReadAllBytes(Path.Combine(Shared.Repository, "samples", "acme", "packages", name))));
        _github.Assets.Add(("checksums.txt", [1]));
    }

    [TearDown]
    public void TearDown()
    {
        _github.Dispose();
        _cache.Dispose();
    }

    [Test]
    public async Task Assets_that_match_are_packages_from_as_many_pages_as_there_are()
    {
        _github.PageSize = 2;
        var set = new ContentSet([Content()]);
        var packages = await set.ListAsync();
        Assert.That(
            packages.Select(package => $"{package.Nevra}"),
            Is.EqualTo(new[] { "acme-shell-2.1-1.x86_64", "acme-web-1.4-1.x86_64", "acme-web-pages-1.4-1.noarch" })
        );
        var fetched = await set.FetchAsync(packages);
        Assert.That(fetched.Paths.Zip(_github.Assets).All(pair => File.ReadAllBytes(pair.First).SequenceEqual(pair.Second.Content)));
    }

    [Test]
    public async Task A_token_opens_what_is_private_and_goes_to_the_api_alone()
    {
        _github.Token = "s3cret";
        await Content("s3cret").FetchAsync(await Content("s3cret").ListAsync());
        var downloads = _github.Server.Requests.Where(request => request.Path.StartsWith("/download/", StringComparison.Ordinal)).ToArray();
        Assert.That(downloads, Has.Length.EqualTo(3));
        Assert.That(downloads.Select(request => request.Header("Authorization")), Is.All.Null);
        Assert.That(_log, Has.None.Contains("s3cret"));

        var error = (await Assert.ThrowsAsync<FactoryException>(() => Content().ListAsync()))!;
        Assert.That(
            error.Message,
            Is.EqualTo(
                "Reading release latest of acme/packages on GitHub: GitHub knows no such "
                    + "thing\n  Check the name; for what is private, give a token."
            )
        );
    }

    [Test]
    public async Task A_digest_that_does_not_match_is_refused()
    {
        _github.WrongDigests["acme-shell-2.1-1.x86_64.rpm"] = "sha256:" + new string('0', 64);
        var packages = await Content().ListAsync();
        Assert.That(
            () => Content().FetchAsync(packages),
            Throws.InstanceOf<FetchException>().With.Message.Contains("does not have the SHA-256 that GitHub states")
        );
    }

    [Test]
    public async Task A_server_that_states_no_digest_leaves_it_to_what_the_packages_state_themselves()
    {
        _github.StatesDigests = false;
        var packages = await Content().ListAsync();
        Assert.That((await Content().FetchAsync(packages)).Paths, Has.Length.EqualTo(3));
        _github.Assets[0].Content[^3] ^= 1;
        Directory.Delete(_cache.Path, recursive: true);
        Directory.CreateDirectory(_cache.Path);
        Assert.That(
            () => Content().FetchAsync(packages),
            Throws.InstanceOf<FetchException>().With.Message.Contains("what came is no sound package")
        );
    }

    [Test]
    public async Task A_pattern_that_nothing_matches_is_an_error_and_not_an_empty_list()
    {
        var error = (await Assert.ThrowsAsync<FetchException>(() => Content(assets: "*.deb").ListAsync()))!;
        Assert.That(error.Message, Does.Contain("none of its 4 assets matches '*.deb'"));
    }

    [Test]
    public async Task A_short_outage_only_delays_and_a_long_one_is_an_error()
    {
        _github.Says(LoopbackAnswer.Refusal(502), LoopbackAnswer.Broken(Breakage.Closes));
        Assert.That((await Content().ListAsync()).Length, Is.EqualTo(3));
        _github.Says(Enumerable.Repeat(LoopbackAnswer.Refusal(502), 3));
        Assert.That(
            (await Assert.ThrowsAsync<NetworkException>(() => Content().ListAsync()))!.Message,
            Does.Contain("Reading release latest of acme/packages on GitHub: the server answered 502")
        );
    }

    [Test]
    public async Task A_used_up_rate_limit_says_when_it_ends_and_what_helps()
    {
        var reset = DateTimeOffset.UtcNow.AddHours(1);
        _github.Says(
            TestGitHub.Json(new { message = "API rate limit exceeded for 127.0.0.1." }, 403) with
            {
                Headers =
                [
                    ("X-RateLimit-Limit", "60"),
                    ("X-RateLimit-Remaining", "0"),
                    ("X-RateLimit-Reset", $"{reset.ToUnixTimeSeconds()}"),
                ],
            }
        );
        var error = (await Assert.ThrowsAsync<FactoryException>(() => Content().ListAsync()))!;
        Assert.That(error.Message, Does.Contain($"until {reset:yyyy-MM-dd HH:mm} UTC").And.Contain("Give a token"));
    }

    [Test]
    public async Task A_page_for_people_is_an_error()
    {
        _github.Says(Enumerable.Repeat(LoopbackAnswer.Of("<html>Maintenance</html>", "text/html"), 3));
        Assert.That(
            (await Assert.ThrowsAsync<NetworkException>(() => Content().ListAsync()))!.Message,
            Does.Contain("the answer is no JSON")
        );
    }

    private ReleaseAssetContent Content(string? token = null, string assets = "*.rpm") =>
        new(new GitHubSource("acme/packages", "latest", assets), _github.Api(token), Quick.Cache(_cache.Path, _log.Add));
}
