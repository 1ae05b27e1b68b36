using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;
using DistroFactory.Tests.Connections.GitHub;
using DistroFactory.Tests.Connections.Koji;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Content;

/// <summary>Packages of every kind of provider must be signed where it names keys; the real gpg, rpmsign and createrepo_c make
/// them.</summary>
[TestFixture]
public sealed class SignedContentTests
{
    private static readonly string s_shell = Path.Combine(Shared.Repository, "samples", "acme", "packages", "acme-shell-2.1-1.x86_64.rpm");

    private TemporaryDirectory _directory = null!;
    private GnuPg _gpg = null!;
    private string _acme = "";
    private string _stranger = "";
    private int _copies;

    [OneTimeSetUp]
    public void MakeKeys()
    {
        (_directory, _gpg) = (new(), new());
        (_acme, _stranger) = (_gpg.MakeKey("acme", "ed25519"), _gpg.MakeKey("stranger", "rsa2048"));
        _gpg.Export(_acme, _directory["acme.asc"]);
        _gpg.Export(_stranger, _directory["stranger.asc"]);
    }

    [OneTimeTearDown]
    public void RemoveKeys()
    {
        _gpg.Dispose();
        _directory.Dispose();
    }

    [Test]
    public async Task Packages_of_a_folder()
    {
        var folder = new FolderSource(Path.GetDirectoryName(Package(_acme))!);
        await ExpectVerdicts(folder);
        await ExpectUnsigned(new FolderSource(Path.GetDirectoryName(Package())!), "rpmsign --addsign");
    }

    [Test]
    public async Task Packages_of_a_repository([Values] bool onServer)
    {
        using var signed = Serve(await Repository(Package(_acme)), onServer);
        await ExpectVerdicts(signed.Source);
        using var unsigned = Serve(await Repository(Package()), onServer);
        await ExpectUnsigned(unsigned.Source, "rpmsign --addsign");
    }

    [Test]
    public async Task The_index_of_a_repository([Values] bool onServer)
    {
        var folder = await Repository(Package());
        var trust = new SourceTrust
        {
            Keys = [_directory["acme.asc"]],
            GpgCheck = false,
            RepoGpgCheck = true,
        };
        using var place = Serve(folder, onServer);
        var source = place.Source with { Trust = trust };
        Assert.That(
            () => Set(source).ListAsync(),
            Throws.TypeOf<PackageException>().With.Message.Contains("it is not signed: there is no readable repodata/repomd.xml.asc")
        );
        _gpg.Sign(_acme, Path.Combine(folder, "repodata", "repomd.xml"));
        Assert.That((await Fetch(source)).Packages, Has.Length.EqualTo(1));
        _gpg.Sign(_stranger, Path.Combine(folder, "repodata", "repomd.xml"));
        Assert.That(() => Set(source).ListAsync(), Throws.TypeOf<PackageException>().With.Message.Contains(_stranger[^16..]));
    }

    [Test]
    public async Task Packages_of_a_Koji_hub()
    {
        using var site = new SampleHub();
        site.Hub.Packages.Clear();
        site.Hub.Packages.Add(new(Package(_acme), 7));
        await ExpectVerdicts(site.Source with { Key = _acme[^8..] });
        site.Hub.Packages[0] = new(Package(), 7);
        await ExpectUnsigned(site.Source, "name the key that Koji calls them by, 'koji.key'");
    }

    [Test]
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public async Task Packages_of_the_koji_command()
    {
        using var koji = new KojiScript();
        koji.Builds("acme-shell-2.1-1");
        koji.Has("acme-shell-2.1-1", Package(_acme));
        await ExpectVerdicts(koji.Source with { Key = _acme[^8..] });
    }

    [Test]
    public async Task Assets_of_a_GitHub_release()
    {
        using var github = new TestGitHub();
        github.Assets.Add((Path.GetFileName(s_shell), File.ReadAllBytes(Package(_acme))));
        await ExpectVerdicts(new GitHubSource("acme/packages", "latest", "*.rpm") { Api = github.Address });
    }

    [Test]
    public async Task A_package_that_was_signed_by_somebody_else_since_is_looked_at_again()
    {
        var package = Package(_acme);
        var source = Trusting(new FolderSource(Path.GetDirectoryName(package)!), "acme");
        for (var run = 0; run < 2; run++)
            Assert.That((await Fetch(source)).Packages, Has.Length.EqualTo(1));
        _gpg.SignPackage(_stranger, package);
        Assert.That(() => Fetch(source), Throws.TypeOf<FetchException>());
    }

    [Test]
    public void A_key_that_expires_soon_is_a_warning()
    {
        var soon = _gpg.MakeKey("soon", "ed25519", lasts: "2w");
        _gpg.Export(soon, _directory["soon.asc"]);
        Assert.That(
            new PackageRequirements(new() { Keys = [_directory["soon.asc"], _directory["acme.asc"]] }).Warnings.Single(),
            Does.StartWith($"The key {soon[^16..]} of soon <soon@example.test>, which packages are signed with, expires on 20")
        );
    }

    [Test]
    public void Of_many_packages_ten_are_named_and_the_others_counted()
    {
        var folder = _directory["many"];
        RpmBuild.BuildAll([.. Enumerable.Range(1, 12).Select(number => new RpmDescription($"p{number:00}"))], folder);
        Assert.That(
            () => Fetch(Trusting(new FolderSource(folder), "acme")),
            Throws
                .TypeOf<FetchException>()
                .With.Message.Contains("12 of 12 cannot be accepted\n  p01-1.0-1.noarch: it is not signed\n")
                .And.Message.Contains("  p10-1.0-1.noarch: it is not signed\n  and 2 more\n")
                .And.Message.Not.Contains("p11")
        );
    }

    [Test]
    public void A_file_of_keys_that_holds_none_is_refused_before_anything_is_listed()
    {
        File.WriteAllText(_directory["empty.asc"], "");
        var source = new FolderSource("/missing") { Trust = new() { Keys = [_directory["empty.asc"]] } };
        Assert.That(() => Set(source), Throws.TypeOf<PackageException>().With.Message.Contains("Reading the OpenPGP keys of"));
    }

    private async Task ExpectVerdicts(ContentSource source)
    {
        Assert.That((await Fetch(source)).Packages, Has.Length.EqualTo(1), "nothing is asked for");
        Assert.That((await Fetch(Trusting(source, "acme"))).Packages, Has.Length.EqualTo(1));
        Assert.That(
            () => Fetch(Trusting(source, "stranger")),
            Throws
                .TypeOf<FetchException>()
                .With.Message.Contains("1 of 1 cannot be accepted\n  acme-shell-2.1-1.x86_64: it is signed with the key " + _acme[^16..])
        );
    }

    private async Task ExpectUnsigned(ContentSource source, string advice)
    {
        Assert.That((await Fetch(source)).Packages, Has.Length.EqualTo(1), "nothing is asked for");
        Assert.That(
            () => Fetch(Trusting(source, "acme")),
            Throws.TypeOf<FetchException>().With.Message.Contains("acme-shell-2.1-1.x86_64: it is not signed").And.Message.Contains(advice)
        );
    }

    private ContentSource Trusting(ContentSource source, string name) =>
        source with
        {
            Trust = new() { Keys = [_directory[name + ".asc"]] },
        };

    private async Task<FetchedContent> Fetch(ContentSource source)
    {
        var set = Set(source);
        return await set.FetchAsync(await set.ListAsync());
    }

    private ContentSet Set(ContentSource source) =>
        new ContentProviders(
            Quick.Cache(_directory["cache"]),
            new CommandRunner(),
            gitHubToken: null,
            signatures: new FileFacts(_directory["signatures"], new Tomorrow())
        ).Create([source]);

    // In a folder of its own.
    private string Package(string? key = null)
    {
        var folder = Directory.CreateDirectory(_directory[$"packages-{_copies++}"]).FullName;
        var package = Path.Combine(folder, Path.GetFileName(s_shell));
        File.Copy(s_shell, package);
        if (key is not null)
            _gpg.SignPackage(key, package);
        return package;
    }

    private static async Task<string> Repository(string package)
    {
        var folder = Path.GetDirectoryName(package)!;
        await new CommandRunner().RunAsync(new(Tool.Require("createrepo_c", "createrepo-c"), "--quiet", folder));
        return folder;
    }

    private static Place Serve(string folder, bool onServer) => new(folder, onServer);

    private sealed class Place : IDisposable
    {
        private readonly LoopbackServer? _server;

        public Place(string folder, bool onServer)
        {
            _server = onServer
                ? new(request =>
                    Path.Combine(folder, request.Path.TrimStart('/')) is var file && File.Exists(file)
                        ? LoopbackAnswer.File(request, File.ReadAllBytes(file))
                        : LoopbackAnswer.Refusal(404)
                )
                : null;
            Source = new RepositorySource(_server?.Address.AbsoluteUri.TrimEnd('/') ?? folder);
        }

        public ContentSource Source { get; }

        public void Dispose() => _server?.Dispose();
    }
}
