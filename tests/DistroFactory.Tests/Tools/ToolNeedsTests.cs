using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Testing;
using DistroFactory.Tools;

namespace DistroFactory.Tests.Tools;

/// <summary>What a configuration needs of the machine, and how it is told what is missing.</summary>
[TestFixture]
public sealed class ToolNeedsTests
{
    private static readonly DistroConfiguration s_plain = new()
    {
        Folder = "/srv/acme",
        Name = "acme",
        Title = "acme",
        Url = "https://acme.example",
        ContentUrl = "https://acme.example/update",
        VersionUrl = "https://acme.example/update",
    };

    [Test]
    public void A_configuration_that_names_no_tool_needs_none() =>
        Assert.That(
            Needs(
                s_plain with
                {
                    Content = [new FolderSource("/srv/rpms")],
                    Publish = [new FolderTarget("/srv/www")],
                    Images = Images("auto", ImageFormat.Tar),
                }
            ),
            Is.Empty
        );

    [Test]
    public void Each_key_that_runs_a_tool_is_named_with_it()
    {
        var needs = Needs(
            s_plain with
            {
                Content = [new FolderSource("/srv/rpms"), new KojiSource(null, "dist-acme", null) { Command = "koji" }],
                Bundles = new() { Repository = "git@git.acme.example:bundles.git" },
                Images = Images("embedded", ImageFormat.Disk) with { SigningCommand = ["sign-image", "{in}", "{out}"] },
                Signing = new() { Certificate = "/srv/root.pem", Command = ["./sign", "{in}", "{out}"] },
                Publish = [new RsyncTarget("pub.acme.example:/srv/www", "dbclient -p 2222")],
            }
        );
        Assert.That(
            needs,
            Is.EqualTo(
                new[]
                {
                    "koji for content[1].koji",
                    "git for bundles.repository",
                    "ssh for bundles.repository",
                    "/srv/acme/sign for signing.command",
                    "mke2fs for images.formats: disk",
                    "debugfs for images.formats: disk",
                    "e2fsck for images.formats: disk",
                    "sign-image for images.signing.command",
                    "rsync for publish[0].rsync",
                    "dbclient for publish[0].rsync",
                }
            )
        );
    }

    [Test]
    public void Mixer_needs_what_it_calls_and_so_does_the_installer()
    {
        var needs = Needs(s_plain with { Images = Images("clr-installer", ImageFormat.Tar) }, usesMixer: true);
        Assert.That(
            needs,
            Is.SupersetOf(
                new[]
                {
                    "mixer for mix.engine: mixer",
                    "dnf for mix.engine: mixer",
                    "createrepo_c for mix.engine: mixer",
                    "rpm2archive for mix.engine: mixer",
                    "clr-installer for images.engine: clr-installer",
                    "swupd for images.engine: clr-installer",
                }
            )
        );
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Bundle_definitions_of_the_upstream_in_a_repository_need_its_tools_with_any_engine(bool usesMixer)
    {
        var configuration = s_plain with
        {
            Mode = DistroMode.Downstream,
            Upstream = new() { Url = "https://mirror.acme.example", BundleDefinitions = "git@git.acme.example:bundles.git#{version}" },
        };
        Assert.That(
            Needs(configuration, usesMixer),
            Is.SupersetOf(new[] { "git for upstream.bundle-definitions", "ssh for upstream.bundle-definitions" })
        );
    }

    [Test]
    public void What_a_run_leaves_out_needs_nothing()
    {
        var configuration = s_plain with
        {
            Images = Images("clr-installer", ImageFormat.Tar),
            Publish = [new RsyncTarget("pub.acme.example:/srv/www") { IsAutomatic = false }],
        };
        Assert.Multiple(() =>
        {
            Assert.That(Needs(configuration, steps: new(["Initialize", "Mix"], PublishesEverywhere: false)), Is.Empty);
            Assert.That(
                Needs(configuration, steps: new(["Publish"], PublishesEverywhere: false)),
                Is.Empty,
                "it does not follow each release"
            );
            Assert.That(Needs(configuration, steps: new(["Publish"], PublishesEverywhere: true)), Has.Member("rsync for publish[0].rsync"));
        });
    }

    [Test]
    public void One_error_names_all_that_is_missing_with_its_key_and_where_to_get_it()
    {
        using var directory = new TemporaryDirectory();
        var there = directory["there"];
        File.WriteAllText(there, "");
        var error = Assert.Throws<FactoryException>(() =>
            ToolCheck.RefuseMissing(
                "acme",
                [
                    new(there, "signing.command"),
                    new(directory["gone"], "signing.command"),
                    new("no-such-tool", "mix.engine: mixer", "or mix.engine: embedded"),
                    new("no-such-tool", "mix.engine: mixer", "or mix.engine: embedded"),
                ]
            )
        )!;
        Assert.That(
            error.Message,
            Is.EqualTo(
                $"""
                Looking for the tools that a release of acme needs: 2 are not installed on this machine
                    {directory["gone"]}, for signing.command: install it, or correct its name in the configuration
                    no-such-tool, for mix.engine: mixer: install it, or correct its name in the configuration
                  Install what is missing; or mix.engine: embedded. Nothing was written.
                """
            )
        );
    }

    [Test]
    public void What_is_needed_by_known_keys_has_a_source()
    {
        foreach (
            var program in new[]
            {
                "mixer",
                "clr-installer",
                "swupd",
                "koji",
                "createrepo_c",
                "dnf",
                "file",
                "git",
                "openssl",
                "rpm",
                "rpm2archive",
                "tar",
                "xz",
                "mke2fs",
                "debugfs",
                "e2fsck",
                "rsync",
                "ssh",
                "sudo",
            }
        )
            Assert.That(ToolSources.Of(program), Does.Match("^(package |build it from https://)"), program);
    }

    private static string[] Needs(DistroConfiguration configuration, bool usesMixer = false, RunSteps? steps = null) =>
        [
            .. new ToolNeeds(configuration, usesMixer, steps ?? RunSteps.Release)
                .All()
                .Where(tool => tool.Program != "sudo")
                .Select(tool => $"{tool.Program} for {tool.Key}"),
        ];

    private static ImagesConfiguration Images(string engine, ImageFormat format) =>
        new("/srv/acme/images", engine, ImageFailure.Fail) { Formats = [format] };
}
