using System.Security.Cryptography;
using System.Text;
using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Foundation;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Content;

/// <summary>Two namespaces of one factory directory that want the same package.</summary>
public sealed class SharedPackagesTests
{
    private static readonly string s_key = Convert.ToHexStringLower(SHA256.HashData("package"u8));

    private TemporaryDirectory _directory = null!;
    private LoopbackServer _server = null!;

    private string Shared => _directory[$"shared/{s_key[..2]}/{s_key}.rpm"];

    [SetUp]
    public void SetUp()
    {
        _directory = new();
        _server = new(_ => LoopbackAnswer.Of("package"));
    }

    [TearDown]
    public void TearDown()
    {
        _server.Dispose();
        _directory.Dispose();
    }

    [Test]
    public async Task A_package_is_fetched_once_for_both()
    {
        await FetchAsync("one");
        await FetchAsync("two");

        Assert.That(_server.Requests, Has.Count.EqualTo(1));
        Assert.That(File.ReadAllText(Own("two")), Is.EqualTo("package"));
    }

    [Test]
    public async Task What_a_namespace_puts_under_the_name_of_another_content_is_not_taken_but_removed()
    {
        AtomicFile.WriteAllText(Shared, "hostile");
        await FetchAsync("two");

        Assert.That(File.ReadAllText(Own("two")), Is.EqualTo("package"));
        Assert.That(File.ReadAllText(Shared), Is.EqualTo("package"), "and the next finds what the name says");
    }

    [Test]
    public async Task What_a_namespace_changes_in_its_own_cache_is_not_taken_by_the_next()
    {
        await FetchAsync("one");
        await File.WriteAllTextAsync(Own("one"), "hostile");
        await FetchAsync("two");

        Assert.That(File.ReadAllText(Own("two")), Is.EqualTo("package"));
    }

    [Test]
    public async Task A_link_among_them_is_not_followed()
    {
        await File.WriteAllTextAsync(_directory["elsewhere"], "package");
        Directory.CreateDirectory(Path.GetDirectoryName(Shared)!);
        File.CreateSymbolicLink(Shared, _directory["elsewhere"]);
        await FetchAsync("two");

        Assert.That(new FileInfo(Own("two")).LinkTarget, Is.Null);
        Assert.That(_server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_known_by_a_weaker_checksum_is_not_shared()
    {
        await FetchAsync("one", key: new string('a', 32));
        Assert.That(Directory.Exists(_directory["shared"]), Is.False);
    }

    private string Own(string name, string? key = null) => _directory[$"{name}/{(key ?? s_key)[..2]}/{key ?? s_key}.rpm"];

    private Task FetchAsync(string name, string? key = null)
    {
        var cache = new PackageCache(_directory[name], new Downloader(Quick.Client()), shared: new(_directory["shared"]));
        return cache.FetchAsync(
            [new(_server.Address, cache.PathOf(key ?? s_key), "package", FindFaultAsync)],
            0,
            "the server",
            CancellationToken.None
        );
    }

    private static async Task<string?> FindFaultAsync(string path, CancellationToken cancellation) =>
        await File.ReadAllTextAsync(path, Encoding.UTF8, cancellation) == "package" ? null : "it is another";
}
