using System.Formats.Tar;
using System.IO.Compression;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Git;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Testing;
using DistroFactory.Upstream;

namespace DistroFactory.Tests.Upstream;

public sealed class UpstreamBundlesTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task An_archive_has_its_definitions_in_a_directory_of_that_name()
    {
        Archive(
            "definitions-31000.tar.gz",
            ("clr-bundles-31000/bundles/os-core", "filesystem\n"),
            ("clr-bundles-31000/README.md", "about\n"),
            ("clr-bundles-31000/bundles/.hidden", "")
        );

        var folder = await Fetch(_directory["definitions-{version}.tar.gz"]);

        Assert.That(Directory.EnumerateFiles(folder).Select(Path.GetFileName), Is.EqualTo(new[] { "os-core" }));
    }

    [Test]
    public async Task Names_that_lead_out_of_the_archive_stay_in_the_folder()
    {
        Archive("definitions.tar", ("../../bundles/evil", "x\n"), ("/bundles/root", "y\n"));

        var folder = await Fetch(_directory["definitions.tar"]);

        Assert.That(
            Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName),
            Is.EquivalentTo(new[] { "definitions.tar", "evil", "root" })
        );
        Assert.That(Path.Combine(folder, "evil"), Does.Exist);
    }

    [Test]
    public async Task A_folder_of_a_version_is_used_in_place()
    {
        Directory.CreateDirectory(_directory["31000/bundles"]);

        Assert.That(await Fetch(_directory["{version}"]), Is.EqualTo(_directory["31000/bundles"]));
    }

    [Test]
    public async Task An_address_of_this_machine_is_a_place_on_it()
    {
        Directory.CreateDirectory(_directory["31000/bundles"]);
        Archive("definitions of 31000.tar.gz", ("bundles/os-core", "filesystem\n"));

        Assert.That(await Fetch($"file://{_directory["{version}"]}"), Is.EqualTo(_directory["31000/bundles"]));
        Assert.That(
            Directory.EnumerateFiles(await Fetch($"file://{_directory["definitions%20of%20{version}.tar.gz"]}")),
            Has.One.EndsWith("/os-core")
        );
    }

    [Test]
    public async Task An_archive_is_fetched_from_a_server_and_a_missing_one_names_its_address()
    {
        using var server = new UpstreamServer();
        Assert.That(
            () => Fetch($"{server.Address}/{{version}}.tar.gz"),
            Throws.TypeOf<FactoryException>().With.Message.Contains("/31000.tar.gz").And.Message.Contains("not there")
        );
        server.Say("31000.tar.gz", "<html>");
        Assert.That(
            () => Fetch($"{server.Address}/{{version}}.tar.gz"),
            Throws.TypeOf<FactoryException>().With.Message.Contains("no sound tar archive").Or.Message.Contains("no directory 'bundles'")
        );
        await Task.CompletedTask;
    }

    [Test]
    public void A_missing_archive_names_its_path() =>
        Assert.That(
            () => Fetch(_directory["{version}.tar"]),
            Throws.TypeOf<FactoryException>().With.Message.Contains(_directory["31000.tar"])
        );

    private Task<string> Fetch(string template) =>
        new UpstreamBundles(
            template,
            new Downloader(new HttpClient(), TimeSpan.FromMilliseconds(1)),
            new ConfigRepository(new CommandRunner(_ => { }))
        ).FetchAsync(new(31000), _directory["out"]);

    private void Archive(string name, params (string Path, string Text)[] files)
    {
        using var file = File.Create(_directory[name]);
        using var stream = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : (Stream)file;
        using var tar = new TarWriter(stream, TarEntryFormat.Pax);
        foreach (var (path, text) in files)
            tar.WriteEntry(
                new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)) }
            );
    }
}
