using System.Collections.Immutable;
using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Packages.Metadata;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;
using DistroFactory.Tests.Connections.Web;
using DistroFactory.Tests.Content;

namespace DistroFactory.Tests.Leaks;

/// <summary>A server of packages that is not what it was: it sends without end, or gives packages other names.</summary>
public sealed class HostileRepositoryTests
{
    private static readonly LoopbackAnswer s_endless = new(200, new byte[1 << 16]) { Breakage = Breakage.NeverEnds };

    private RepositoryMirror _mirror = null!;

    [SetUp]
    public async Task SetUp() => _mirror = await RepositoryMirror.CreateAsync("--compress-type=gz", "--general-compress-type=gz");

    [TearDown]
    public void TearDown() => _mirror.Dispose();

    [Test]
    public void An_endless_index_is_not_read_to_its_end()
    {
        _mirror.Instead("repomd.xml", s_endless);
        Assert.That(
            () => _mirror.Content().ListAsync(),
            Throws.InstanceOf<FetchException>().With.Message.Contains("repomd.xml").And.Message.Contains("more than 4.2 MB")
        );
    }

    [Test]
    public void An_endless_explanation_of_a_refusal_is_not_read_to_its_end()
    {
        _mirror.Instead(
            "repomd.xml",
            s_endless with
            {
                Status = 403,
                Type = "text/plain",
                Body = [.. Enumerable.Repeat((byte)'.', 1 << 16)],
            }
        );
        Assert.That(() => _mirror.Content().ListAsync(), Throws.InstanceOf<FetchException>().With.Message.Contains("403"));
    }

    [Test]
    public void Endless_metadata_is_read_to_the_size_that_the_index_states()
    {
        _mirror.Instead("primary", s_endless, s_endless);
        Assert.That(
            () => _mirror.Content().ListAsync(),
            Throws
                .InstanceOf<RepositoryChangedException>()
                .With.Message.Contains("primary")
                .And.Message.Contains("that repodata/repomd.xml states")
        );
    }

    [Test]
    public async Task An_endless_package_is_fetched_to_the_size_that_the_metadata_states()
    {
        var packages = await _mirror.Content().ListAsync();
        var one = packages.First(package => package.Nevra.Name == "acme-doc");
        _mirror.Instead("acme-doc", s_endless);
        Assert.That(
            () => _mirror.Content().FetchAsync([one]),
            Throws.InstanceOf<FetchException>().With.Message.Contains("acme-doc").And.Message.Contains("more than 6.9 kB")
        );
        Assert.That((await _mirror.Content().FetchAsync([one])).Paths.Single(), Does.Exist, "a server that is mended serves it");
    }

    [Test]
    public async Task A_package_under_another_name_is_refused()
    {
        Forge("<name>acme-doc</name>", "<name>acme-free</name>");
        var packages = await _mirror.Content().ListAsync();
        var renamed = packages.Single(package => package.Nevra.Name == "acme-free");
        Assert.That(
            () => _mirror.Content().FetchAsync([renamed]),
            Throws.InstanceOf<FetchException>().With.Message.Contains("is the package acme-doc-1.0-1.noarch, not acme-free-1.0-1.noarch")
        );
    }

    [Test]
    public async Task A_package_of_a_local_repository_under_another_name_is_refused()
    {
        Forge("<name>acme-doc</name>", "<name>acme-free</name>");
        using var cache = new TemporaryDirectory();
        var content = new RepositoryContent(new(_mirror.Folder), Quick.Cache(cache.Path));
        var packages = await content.ListAsync();
        Assert.That(
            () => content.FetchAsync(packages),
            Throws.InstanceOf<FetchException>().With.Message.Contains("is the package acme-doc-1.0-1.noarch, not acme-free-1.0-1.noarch")
        );
    }

    [TestCase("https://evil.example/os")]
    [TestCase("http://127.0.0.1:1/os")]
    [TestCase("ADDRESS/../..")]
    [TestCase("ADDRESS/%2e%2e")]
    public void A_base_on_another_server_is_refused(string place)
    {
        Base(place);
        Assert.That(() => _mirror.Content().ListAsync(), Throws.InstanceOf<FactoryException>().With.Message.Contains("leads out of"));
    }

    [Test]
    public async Task A_base_on_the_same_server_is_where_packages_are_fetched_from()
    {
        Base("ADDRESS");
        var content = _mirror.Content();
        Assert.That((await content.FetchAsync(await content.ListAsync())).Paths, Has.Length.EqualTo(17));
    }

    [Test]
    public void A_provider_of_any_kind_offers_no_package_without_a_proper_name()
    {
        var package = new ContentPackage(new Nevra("../x", 0, "1", "1", "noarch"), "", 1, "", "somebody");
        Assert.That(
            () => new ContentSet([new Fixed(package)]).ListAsync(),
            Throws.InstanceOf<FetchException>().With.Message.Contains("which is no package: its name")
        );
    }

    private void Base(string place)
    {
        var address = place.Replace("ADDRESS", _mirror.Server.Address.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);
        Forge("<location href=", $"<location xml:base=\"{address}\" href=");
    }

    private void Forge(string good, string bad) =>
        ForgedMetadata.Rewrite(_mirror.Folder, "primary", text => text.Replace(good, bad, StringComparison.Ordinal));

    private sealed class Fixed(ContentPackage package) : IContentProvider
    {
        public string Name => "somebody";

        public int Priority => 99;

        public Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default) =>
            Task.FromResult<ImmutableArray<ContentPackage>>([package]);

        public Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default) =>
            throw new InvalidOperationException("nothing is fetched");
    }
}
