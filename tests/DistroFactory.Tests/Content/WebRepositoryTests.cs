using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Packages.Metadata;
using DistroFactory.Run;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Content;

/// <summary>RPM repositories on a real server, made by the real createrepo_c.</summary>
[TestFixture]
public sealed class WebRepositoryTests
{
    private readonly List<string> _log = [];

    [TestCase("xz")]
    [TestCase("gz")]
    [TestCase("bz2")]
    public async Task Metadata_of_each_compression_is_read_and_packages_are_fetched(string compression)
    {
        using var mirror = await RepositoryMirror.CreateAsync($"--compress-type={compression}", "--general-compress-type=" + compression);
        var packages = await mirror.Content(_log.Add).ListAsync();
        var fetched = await mirror.Content(_log.Add).FetchAsync(packages);
        Assert.That(packages, Has.Length.EqualTo(17));
        Assert.That(fetched.Paths, Is.All.Exist);
        Assert.That(_log, Has.Some.StartsWith("fetching 17 of 17 packages ("));
    }

    [Test]
    public async Task Packages_with_checksums_of_another_kind_are_verified_by_them()
    {
        using var mirror = await RepositoryMirror.CreateAsync("--checksum=sha512");
        var set = new ContentSet([mirror.Content()]);
        var fetched = await set.FetchAsync(await set.ListAsync());
        Assert.That(fetched.Packages.Select(package => package.Sha256), Is.All.Length.EqualTo(64));
    }

    [Test]
    public async Task A_mirror_that_changes_while_it_is_read_is_read_once_more()
    {
        using var mirror = await RepositoryMirror.CreateAsync();
        mirror.Instead("primary", LoopbackAnswer.Of("something newer"));
        Assert.That((await mirror.Content(_log.Add).ListAsync()).Length, Is.EqualTo(17));
        Assert.That(_log, Has.Some.Contains("was changed while it was read").And.Some.Contains("reading it once more"));
    }

    [Test]
    public async Task A_mirror_whose_metadata_is_gone_when_it_is_asked_for_is_read_once_more()
    {
        using var mirror = await RepositoryMirror.CreateAsync();
        mirror.Instead("filelists", LoopbackAnswer.Refusal(404));
        Assert.That((await mirror.Content(_log.Add).ListAsync()).Length, Is.EqualTo(17));
    }

    [Test]
    public async Task A_mirror_that_stays_half_done_is_an_error_that_says_so()
    {
        using var mirror = await RepositoryMirror.CreateAsync();
        mirror.Instead("primary", LoopbackAnswer.Of("old"), LoopbackAnswer.Of("old"));
        var error = (await Assert.ThrowsAsync<RepositoryChangedException>(() => mirror.Content().ListAsync()))!;
        Assert.That(
            error.Message,
            Does.Contain("primary").And.Contain("repodata/repomd.xml says").And.Contain("its mirror is not complete")
        );
    }

    [Test]
    public async Task Several_packages_are_fetched_at_once_and_never_more_than_the_bound()
    {
        using var mirror = await RepositoryMirror.CreateAsync();
        using var two = new CountdownEvent(2);
        // No package is answered before two are asked for.
        mirror.BeforePackage = () =>
        {
            if (!two.IsSet)
                two.Signal();
            two.Wait(TimeSpan.FromSeconds(30));
        };
        await mirror.Content().FetchAsync(await mirror.Content().ListAsync());
        Assert.That(mirror.Server.MostAtOnce, Is.InRange(2, 8));
    }

    [Test]
    public async Task Each_package_that_arrives_is_told()
    {
        using var mirror = await RepositoryMirror.CreateAsync();
        var watcher = new Steps();
        var content = mirror.Content(progress: watcher);
        await content.FetchAsync(await content.ListAsync());
        Assert.That(watcher.Told, Is.EqualTo(Enumerable.Range(1, 17).Select(done => new StepProgress("download", done, 17))));
    }

    [Test]
    public async Task Sources_of_one_repository_that_exclude_different_packages_fetch_each_package_once()
    {
        using var mirror = await RepositoryMirror.CreateAsync();
        var set = new ContentSet([mirror.Without("linux*"), mirror.Without("acme*")]);
        var fetched = await set.FetchAsync(await set.ListAsync());
        Assert.That(fetched.Packages, Has.Length.EqualTo(17));
        Assert.That(fetched.Paths, Is.All.Exist);
        var asked = mirror
            .Server.Requests.Select(request => request.Path)
            .Where(path => path.EndsWith(".rpm", StringComparison.Ordinal))
            .ToArray();
        Assert.That(asked, Is.Unique);
        Assert.That(asked, Has.Length.EqualTo(17));
        Assert.That(fetched.Packages.Select(package => package.Provider).Distinct(), Has.Exactly(2).Items);
    }

    [Test]
    public async Task Name_and_password_of_the_address_are_sent_and_shown_nowhere()
    {
        using var mirror = await RepositoryMirror.CreateAsync();
        mirror.Password = "name:s3cret";
        var set = new ContentSet([mirror.Content(_log.Add, "name:s3cret@")]);
        var fetched = await set.FetchAsync(await set.ListAsync());
        Assert.That(
            fetched.Packages.SelectMany(package => new[] { package.Location, package.Provider }).Concat(_log),
            Has.None.Contains("s3cret")
        );
        Assert.That(fetched.Packages[0].Provider, Does.Contain("***@localhost"));

        mirror.Password = "name:another";
        var error = (await Assert.ThrowsAsync<FetchException>(() => mirror.Content(_log.Add, "name:s3cret@").ListAsync()))!;
        Assert.That(error.ToString(), Does.Contain("401").And.Contain("Check the name and password").And.Not.Contain("s3cret"));
    }

    [Test]
    public async Task A_repository_behind_a_proxy_is_read_through_it()
    {
        using var mirror = await RepositoryMirror.CreateAsync();
        using var handler = new SocketsHttpHandler { Proxy = new System.Net.WebProxy(mirror.Server.Address), UseProxy = true };
        var client = new RetryingClient(RetryingClient.CreateHttpClient(handler), Quick.RetryPolicy);
        using var cache = new TemporaryDirectory();
        var content = new RepositoryContent(new("http://rpm.acme.example/os"), new PackageCache(cache.Path, new Downloader(client)));
        Assert.That((await content.ListAsync()).Length, Is.EqualTo(17));
        Assert.That(mirror.Server.Requests.First().Path, Is.EqualTo("http://rpm.acme.example/os/repodata/repomd.xml"));
    }

    [Test]
    public async Task A_repository_named_by_a_file_address_is_read_in_place()
    {
        using var mirror = await RepositoryMirror.CreateAsync();
        var content = new RepositoryContent(new("file://" + mirror.Folder), Quick.Cache("/unused"));
        Assert.That((await content.FetchAsync(await content.ListAsync())).Paths, Has.Length.EqualTo(17).And.All.StartWith(mirror.Folder));
    }

    private sealed class Steps : IProgress<StepProgress>
    {
        public List<StepProgress> Told { get; } = [];

        public void Report(StepProgress value) => Told.Add(value);
    }
}
