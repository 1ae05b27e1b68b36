using System.IO.Compression;
using System.Text;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Git;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Testing;
using DistroFactory.Upstream;

namespace DistroFactory.Tests.Leaks;

/// <summary>
/// A link in a repository leads to a file of the machine: it is neither read nor published, and no error shows what is in it.
/// </summary>
public sealed class RepositoryLinkTests
{
    private LeakFixture _place = null!;

    [SetUp]
    public void SetUp() => _place = new();

    [TearDown]
    public void TearDown() => _place.Dispose();

    [TestCase("distro.yaml")]
    [TestCase("local-packages")]
    [TestCase("bundles/docs")]
    [TestCase("bundles/deep/docs")]
    [TestCase("images/container.yaml")]
    [TestCase("images/container-finalize.sh")]
    public async Task A_file_that_is_a_link_out_of_the_repository_is_refused(string file)
    {
        var link = _place["config/" + file];
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.Delete(link);
        File.CreateSymbolicLink(link, _place["elsewhere/secret"]);

        Assert.That((await _place.RefusalAsync()).Message, Does.Contain(link).And.Contain($"it leads to {_place["elsewhere/secret"]}"));
    }

    [Test]
    public async Task A_script_that_is_a_link_is_not_run()
    {
        File.Delete(_place["config/distro.yaml"]);
        File.CreateSymbolicLink(_place["config/config.sh"], _place["elsewhere/secret"]);

        Assert.That((await _place.RefusalAsync()).Message, Does.Contain("config.sh").And.Contain("outside the repository"));
    }

    [TestCase("bundles")]
    [TestCase("images")]
    public async Task A_folder_that_is_a_link_is_refused(string folder)
    {
        Directory.Delete(_place["config/" + folder], recursive: true);
        Directory.CreateSymbolicLink(_place["config/" + folder], _place["elsewhere"]);

        Assert.That((await _place.RefusalAsync()).Message, Does.Contain($"it leads to {_place["elsewhere"]}"));
    }

    [Test]
    public async Task A_folder_below_the_definitions_that_is_a_link_is_refused()
    {
        Directory.CreateSymbolicLink(_place["config/bundles/deep"], _place["elsewhere"]);

        Assert.That((await _place.RefusalAsync()).Message, Does.Contain($"it leads to {_place["elsewhere"]}"));
    }

    [Test]
    public async Task A_link_to_what_git_keeps_is_refused()
    {
        Directory.CreateDirectory(_place["config/.git"]);
        File.WriteAllText(_place["config/.git/config"], $"url = https://me:{LeakFixture.Secret}@git.acme.example/\n");
        File.CreateSymbolicLink(_place["config/bundles/leak"], "../.git/config");

        Assert.That((await _place.RefusalAsync()).Message, Does.Contain(".git/config"));
    }

    [Test]
    public async Task A_link_within_the_repository_is_a_file_of_it()
    {
        File.Move(_place["config/bundles/docs"], _place["config/shared-docs"]);
        File.CreateSymbolicLink(_place["config/bundles/docs"], "../shared-docs");

        await _place.PlanAsync();
    }

    [TestCase("bundles/.notes")]
    [TestCase("bundles/docs~")]
    public async Task What_editors_leave_is_no_file_of_the_release(string name)
    {
        File.CreateSymbolicLink(_place["config/" + name], _place["elsewhere/secret"]);
        await _place.PlanAsync();
    }

    [TestCase("bundles/deep/key")]
    [TestCase("images/key.pem")]
    public async Task A_private_key_beside_what_is_published_is_refused(string file)
    {
        var path = _place["config/" + file];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Tool.Run(Tool.Require("openssl", "openssl"), "genpkey", "-algorithm", "ED25519", "-out", path);

        Assert.That((await _place.RefusalAsync()).Message, Does.Contain($"{path}: it has a private key"));
    }

    [Test]
    public void Definitions_of_an_upstream_may_not_be_links_out_of_it_either()
    {
        Directory.CreateDirectory(_place["upstream/bundles"]);
        File.CreateSymbolicLink(_place["upstream/bundles/os-core"], _place["elsewhere/secret"]);
        using var client = new HttpClient();
        var definitions = new UpstreamBundles(
            _place["upstream"],
            new Downloader(client, TimeSpan.FromMilliseconds(1)),
            new ConfigRepository(new CommandRunner(_ => { }))
        );

        Assert.That(
            async () => await definitions.FetchAsync(new(10), _place["fetched"]),
            Throws.InstanceOf<FactoryException>().With.Message.Contains("outside the repository")
        );
    }

    [Test]
    public async Task The_archive_of_a_bundles_repository_has_the_definitions_and_nothing_that_git_keeps()
    {
        var git = Tool.Require("git", "git");
        Directory.Move(_place["config/bundles"], _place["definitions"]);
        File.WriteAllText(
            _place["config/distro.yaml"],
            File.ReadAllText(_place["config/distro.yaml"])
                .Replace("folder: bundles", $"repository: {_place["definitions"]}", StringComparison.Ordinal)
                .Replace("images: {", "# images: {", StringComparison.Ordinal)
        );
        Tool.Run(git, "-C", _place["definitions"], "init", "-q");
        File.AppendAllText(
            _place["definitions/.git/config"],
            $"[remote \"x\"]\n\turl = https://me:{LeakFixture.Secret}@git.acme.example/\n"
        );
        using var session = _place.Open();
        await session.FetchConfigAsync();
        await session.InitializeAsync();
        await session.FetchContentAsync();
        await session.MixAsync();
        await session.PrepareAsync();

        await using var archive = File.OpenRead(_place["factory/acme/stage/releases/10/bundles-def-10.tar.gz"]);
        await using var plain = new GZipStream(archive, CompressionMode.Decompress);
        using var text = new MemoryStream();
        await plain.CopyToAsync(text);
        Assert.That(Encoding.UTF8.GetString(text.ToArray()), Does.Contain("bundles/os-core").And.Not.Contain(LeakFixture.Secret));
    }
}
