using System.Text.Json;
using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Steps.Images.Embedded;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Steps.Images;

/// <summary>Images that the factory makes itself, read by the tools that others read them with.</summary>
[TestFixture]
internal sealed class EmbeddedBuilderTests
{
    private const string Template = "bundles: [editors]\n";

    private MixedStream _stream = null!;

    [OneTimeSetUp]
    public void SetUp() => _stream = new();

    [OneTimeTearDown]
    public void TearDown() => _stream.Dispose();

    [Test]
    public async Task A_tar_has_what_the_bundles_and_their_includes_have_with_owners_and_modes()
    {
        var file = await MakeAsync(ImageFormat.Tar);
        var listing = Tool.Run(Tool.Require("tar", "tar"), "--zstd", "--numeric-owner", "-tvf", file);
        Assert.Multiple(() =>
        {
            Assert.That(listing, Does.Match(@"-rwsr-xr-x 0/0 +12 2023-11-14 .* usr/bin/as root"));
            Assert.That(listing, Does.Match(@"-rw------- 8/4 +5 .* usr/share/a name"));
            Assert.That(
                listing,
                Does.Contain("bin -> usr/bin").And.Contain("usr/bin/edit").And.Contain("usr/share/clear/bundles/os-core-update")
            );
            Assert.That(listing, Does.Not.Contain("clear/bundles/other"));
        });
    }

    [Test]
    public async Task An_OCI_image_has_blobs_of_their_digests_and_says_its_version()
    {
        var file = await MakeAsync(ImageFormat.Oci);
        var folder = Directory.CreateDirectory(file + ".read").FullName;
        Tool.Run(Tool.Require("tar", "tar"), "-xf", file, "-C", folder);
        using var index = Read(Path.Combine(folder, "index.json"));
        using var manifest = Read(Blob(folder, index.RootElement.GetProperty("manifests")[0]));
        using var config = Read(Blob(folder, manifest.RootElement.GetProperty("config")));
        var layer = Blob(folder, manifest.RootElement.GetProperty("layers")[0]);
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(Path.Combine(folder, "oci-layout")), Is.EqualTo("""{"imageLayoutVersion":"1.0.0"}"""));
            Assert.That(config.RootElement.GetProperty("architecture").GetString(), Is.EqualTo("amd64"));
            Assert.That(
                config.RootElement.GetProperty("config").GetProperty("Labels").GetProperty("org.opencontainers.image.version").GetString(),
                Is.EqualTo("10")
            );
            Assert.That(config.RootElement.GetProperty("config").GetProperty("Cmd")[0].GetString(), Is.EqualTo("/usr/bin/sh"));
            Assert.That(Tool.Run("tar", "-tzf", layer), Does.Contain("usr/bin/edit"));
            Assert.That(
                config.RootElement.GetProperty("rootfs").GetProperty("diff_ids")[0].GetString(),
                Is.EqualTo("sha256:" + Tool.Run("sh", "-c", $"gzip -dc {layer} | sha256sum")[..64])
            );
        });
    }

    [Test]
    public async Task A_disk_is_a_sound_file_system_with_the_owners_of_the_manifests()
    {
        Tool.Require("mke2fs", "e2fsprogs");
        var debugfs = Tool.Require("debugfs", "e2fsprogs");
        var file = await MakeAsync(ImageFormat.Disk);
        Tool.Run(Tool.Require("e2fsck", "e2fsprogs"), "-fn", file);
        Assert.Multiple(() =>
        {
            Assert.That(
                Tool.Run(debugfs, "-R", "stat \"/usr/bin/as root\"", file),
                Does.Contain("Mode:  04755").And.Match(@"User: +0 +Group: +0 ")
            );
            Assert.That(
                Tool.Run(debugfs, "-R", "stat \"/usr/share/a name\"", file),
                Does.Contain("Mode:  0600").And.Match(@"User: +8 +Group: +4 ")
            );
            Assert.That(Tool.Run(debugfs, "-R", "stat /bin", file), Does.Contain("Fast link dest: \"usr/bin\""));
            Assert.That(Tool.Run(debugfs, "-R", "cat /usr/bin/edit", file), Has.Length.EqualTo(10_000));
        });
    }

    [TestCase(ImageFormat.Tar)]
    [TestCase(ImageFormat.Oci)]
    public async Task The_same_version_gives_the_same_bytes(ImageFormat format)
    {
        var first = await MakeAsync(format);
        var second = await MakeAsync(format);
        Assert.That(File.ReadAllBytes(second), Is.EqualTo(File.ReadAllBytes(first)));
    }

    [Test]
    public async Task Keys_that_only_clr_installer_heeds_are_named()
    {
        var notices = new List<string>();
        await new EmbeddedBuilder(_stream.Source, [ImageFormat.Tar], "acme").BuildAsync(
            _stream.Order(Template + "hostname: box\nkernel: kernel-native\n", notices),
            default
        );
        Assert.That(notices, Has.Exactly(1).Contains("hostname, kernel"));
    }

    [TestCase("bundles: [editors, edtors]\n", "edtors")]
    [TestCase("hostname: box\n", "no key 'bundles'")]
    [TestCase("bundles: editors\n", "line 1")]
    public void A_template_that_cannot_be_followed_is_an_error(string template, string said) =>
        Assert.That(
            () => new EmbeddedBuilder(_stream.Source, [ImageFormat.Tar], "acme").BuildAsync(_stream.Order(template), default),
            Throws.InstanceOf<FactoryException>().With.Message.Contains(said)
        );

    [Test]
    public async Task A_tar_that_lacks_an_entry_of_the_manifests_is_found_out()
    {
        var file = await MakeAsync(ImageFormat.Tar, "bundles: [os-core]\n");
        Assert.That(() => TreeTar.Check(_stream.Tree("editors"), file, default), Throws.InstanceOf<FactoryException>());
    }

    private async Task<string> MakeAsync(ImageFormat format, string template = Template) =>
        (await new EmbeddedBuilder(_stream.Source, [format], "acme").BuildAsync(_stream.Order(template), default))[0];

    private static string Blob(string folder, JsonElement descriptor)
    {
        var path = Path.Combine(folder, "blobs", descriptor.GetProperty("digest").GetString()!.Replace(':', '/'));
        Assert.That(Tool.Run("sha256sum", path)[..64], Is.EqualTo(Path.GetFileName(path)));
        Assert.That(new FileInfo(path).Length, Is.EqualTo(descriptor.GetProperty("size").GetInt64()));
        return path;
    }

    private static JsonDocument Read(string path) => JsonDocument.Parse(File.ReadAllBytes(path));
}
