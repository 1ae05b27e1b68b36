using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Foundation;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Content;

/// <summary>
/// Packages of servers that are in the cache are read again only when somebody touched them, or something else is expected.
/// </summary>
public sealed class PackageCacheTests
{
    private TemporaryDirectory _directory = null!;
    private LoopbackServer _server = null!;
    private int _read;

    [SetUp]
    public void SetUp()
    {
        (_directory, _read) = (new(), 0);
        _server = new(_ => LoopbackAnswer.Of("package"));
    }

    [TearDown]
    public void TearDown()
    {
        _server.Dispose();
        _directory.Dispose();
    }

    [Test]
    public async Task A_package_that_was_read_when_it_came_is_not_read_by_the_next_releases()
    {
        await FetchAsync("package");
        Assert.That(_read, Is.EqualTo(1));
        await FetchAsync("package");
        await FetchAsync("package");
        Assert.That((_read, _server.Requests.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_package_that_somebody_damaged_is_fetched_again()
    {
        await FetchAsync("package");
        await File.WriteAllTextAsync(_directory["a.rpm"], "garbage");
        await FetchAsync("package");
        Assert.That((_server.Requests.Count, await File.ReadAllTextAsync(_directory["a.rpm"])), Is.EqualTo((2, "package")));
    }

    [Test]
    public async Task A_package_is_read_when_something_else_is_expected()
    {
        await FetchAsync("package");
        Assert.That(() => FetchAsync("another"), Throws.TypeOf<FetchException>().With.Message.Contains("it is not another"));
    }

    // One release: what is known of files is read from disk, and written.
    private async Task FetchAsync(string expected)
    {
        var checks = new FileFacts(_directory["checks"], new Tomorrow());
        var cache = new PackageCache(_directory.Path, new Downloader(Quick.Client()), checks: checks);
        await cache.FetchAsync(
            [new(_server.Address, _directory["a.rpm"], expected, FindFaultAsync)],
            0,
            "the server",
            CancellationToken.None
        );
        checks.Save();

        async Task<string?> FindFaultAsync(string path, CancellationToken cancellation)
        {
            _read++;
            return await File.ReadAllTextAsync(path, cancellation) == expected ? null : $"it is not {expected}";
        }
    }
}
