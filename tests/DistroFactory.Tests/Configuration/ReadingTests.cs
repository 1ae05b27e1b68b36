using DistroFactory.Configuration;
using DistroFactory.Configuration.Reading;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Configuration;

[TestFixture]
public sealed class ReadingTests
{
    [Test]
    public void The_least_configuration_gets_the_defaults_of_the_documentation()
    {
        using var folder = new ConfigFolder();
        var configuration = folder.Read();
        Assert.Multiple(() =>
        {
            Assert.That(configuration.ContentUrl, Is.EqualTo("https://acme.example/update"));
            Assert.That(configuration.VersionUrl, Is.EqualTo("https://acme.example/update"));
            Assert.That(configuration.Mode, Is.EqualTo(DistroMode.OwnUpstream));
            Assert.That(configuration.Format.Value, Is.EqualTo(1));
            Assert.That(configuration.Increment, Is.EqualTo(10));
            Assert.That(configuration.Content, Is.EqualTo(new[] { new FolderSource(folder["packages"]) }));
            Assert.That(configuration.Bundles.Folder, Is.EqualTo(folder["bundles"]));
            Assert.That(configuration.Bundles.UpdateBundle, Is.EqualTo("os-core-update"));
            Assert.That(configuration.Mix.Fullfiles, Is.EqualTo(new[] { new CompressionSetting(CompressionMethod.Xz) }));
            Assert.That(configuration.Signing, Is.EqualTo(SigningConfiguration.OnFirstUse));
            Assert.That(configuration.StageFolder, Is.Null);
        });
    }

    [Test]
    public void Keys_whose_signatures_count_are_those_of_a_provider_or_of_the_upstream()
    {
        using var folder = new ConfigFolder(
            """
            name: acme
            url: https://acme.example/
            mode: downstream
            upstream: { url: "https://upstream.example", keys: [upstream.asc], repo-gpg-check: true, gpg-check: false }
            content:
              - folder: packages
                gpg-check: false
              - repository: https://rpm.acme.example/os/
                keys: [acme.asc, ../shared.asc]
            """
        );
        foreach (var file in new[] { "upstream.asc", "acme.asc", "../shared.asc" })
            File.WriteAllText(folder[file], "");
        var configuration = folder.Read();
        File.Delete(folder["../shared.asc"]);
        var (upstream, repository) = (configuration.Upstream.Trust, configuration.Content[1].Trust);
        Assert.Multiple(() =>
        {
            Assert.That(upstream.Keys, Is.EqualTo(new[] { folder["upstream.asc"] }));
            Assert.That((upstream.ChecksPackages, upstream.RepoGpgCheck, upstream.IsSigned), Is.EqualTo((false, true, true)));
            Assert.That(repository.Keys, Is.EqualTo(new[] { folder["acme.asc"], Path.GetFullPath(folder["../shared.asc"]) }));
            Assert.That((repository.ChecksPackages, repository.RepoGpgCheck, repository.IsSigned), Is.EqualTo((true, false, true)));
            Assert.That(configuration.Content[0].Trust, Is.EqualTo(new SourceTrust { GpgCheck = false }));
        });
    }

    [Test]
    public void Each_place_whose_packages_need_no_signature_is_one_warning_unless_that_is_accepted()
    {
        using var folder = new ConfigFolder(
            $$"""
            name: acme
            url: https://acme.example/
            mode: downstream
            upstream: { url: "https://upstream.example" }
            content:
              - folder: packages
              - folder: /usr
              - repository: https://me:s3cret@rpm.acme.example/os/
              - koji: { tag: dist-acme, engine: command }
              - github: { repository: acme/packages }
              - github: { repository: acme/labs }
                gpg-check: false
              - repository: https://signed.acme.example/os/
                keys: [distro.yaml]
            """
        );
        const string Advice = "Name the public keys that they are signed with by 'keys', or accept it by 'gpg-check: false'.";
        Assert.That(
            folder.Read().Notices,
            Is.EqualTo(
                new[]
                {
                    ("the upstream https://upstream.example", "upstream"),
                    ("/usr", "content[1]"),
                    ("https://***@rpm.acme.example/os", "content[2]"),
                    ("the Koji tag dist-acme", "content[3]"),
                    ("acme/packages on GitHub", "content[4]"),
                }.Select(place =>
                    Notice.Warning(
                        $"Whether the packages of {place.Item1} are signed is not checked ({place.Item2} in distro.yaml). {Advice}"
                    )
                )
            )
        );
    }

    [Test]
    public void Every_key_of_an_own_upstream_arrives_where_it_belongs()
    {
        using var folder = new ConfigFolder(
            """
            name: acme
            url: https://acme.example/
            content-url: https://cdn.acme.example/update
            format: 30
            increment: 20
            upstream: { version: 42 }
            content:
              - folder: packages
              - repository: https://rpm.acme.example/os/
                priority: 10
                exclude: [kernel*, "*-debuginfo"]
                only: [acme-*]
                hold: [acme-shell]
                pin: { acme-web: "1.4-*", acme-log: 1.0 }
            bundles: { include: [os-core, editors], packages: local-packages, update-bundle: updates }
            mix:
              compression: { fullfiles: { method: xz, level: 9, best-of: [gzip] }, zero-packs: zstd, delta-packs: { method: zstd, level: 19, long: 27 } }
              min-version: true
            signing: { command: ["./sign", "{in}", "{out}"], certificate: root.pem }
            stage: { folder: /srv/stage/acme }
            users: { www: 80 }
            groups: { www: 81 }
            """
        );
        File.WriteAllText(folder["local-packages"], "");
        File.WriteAllText(folder["root.pem"], "");
        var configuration = folder.Read();
        var repository = (RepositorySource)configuration.Content[1];
        Assert.Multiple(() =>
        {
            Assert.That(configuration.Url, Is.EqualTo("https://acme.example"));
            Assert.That(configuration.ContentUrl, Is.EqualTo("https://cdn.acme.example/update"));
            Assert.That(configuration.VersionUrl, Is.EqualTo("https://acme.example/update"));
            Assert.That(configuration.Format.Value, Is.EqualTo(30));
            Assert.That(configuration.Upstream.Version, Is.EqualTo(42));
            Assert.That((repository.Location, repository.Priority), Is.EqualTo(("https://rpm.acme.example/os", 10)));
            Assert.That(repository.Selection.Exclude, Is.EqualTo(new[] { "kernel*", "*-debuginfo" }));
            Assert.That(repository.Selection.Only, Is.EqualTo(new[] { "acme-*" }));
            Assert.That(repository.Selection.Hold, Is.EqualTo(new[] { "acme-shell" }));
            Assert.That(
                repository.Selection.Pin,
                Is.EqualTo(new Dictionary<string, string> { ["acme-log"] = "1.0", ["acme-web"] = "1.4-*" })
            );
            Assert.That(configuration.Bundles.Include, Is.EqualTo(new[] { "os-core", "editors" }));
            Assert.That(configuration.Bundles.LocalPackages, Is.EqualTo(folder["local-packages"]));
            Assert.That(
                configuration.Mix.Fullfiles,
                Is.EqualTo(new[] { new CompressionSetting(CompressionMethod.Xz, 9), new(CompressionMethod.Gzip) })
            );
            Assert.That(configuration.Mix.DeltaPacks, Is.EqualTo(new CompressionSetting(CompressionMethod.Zstd, 19) { Window = 27 }));
            Assert.That(configuration.Mix.ZeroPacks, Is.EqualTo(new CompressionSetting(CompressionMethod.Zstd)));
            Assert.That(configuration.Mix.MinVersion, Is.True);
            Assert.That(configuration.Signing.Command, Is.EqualTo(new[] { "./sign", "{in}", "{out}" }));
            Assert.That(configuration.StageFolder, Is.EqualTo("/srv/stage/acme"));
            Assert.That((configuration.Users["www"], configuration.Groups["www"]), Is.EqualTo((80u, 81u)));
        });
    }

    [Test]
    public void Variables_come_from_the_environment_and_can_be_written_literally()
    {
        using var folder = new ConfigFolder(
            "name: acme\nurl: https://${HOST}\nformat: ${FORMAT}\nstage: { folder: \"/srv/$${HOST}\" }\ncontent: [{ folder: packages }]\n"
        );
        folder.Variables["HOST"] = "acme.example";
        folder.Variables["FORMAT"] = "7";
        var configuration = folder.Read();
        Assert.That(
            (configuration.Url, configuration.Format.Value, configuration.StageFolder),
            Is.EqualTo(("https://acme.example", 7u, "/srv/${HOST}"))
        );
    }

    [TestCase("acme", 1)]
    [TestCase("acme-next", 2)]
    public void The_samples_are_sound(string sample, int providers)
    {
        var configuration = ConfigurationReader.Read(Path.Combine(Shared.Repository, "samples", sample));
        Assert.That((configuration.Name, configuration.Content.Length), Is.EqualTo(("acme", providers)));
    }

    [Test]
    public void A_downstream_distribution_needs_no_content_of_its_own()
    {
        using var folder = new ConfigFolder(
            """
            name: acme
            url: https://acme.example
            mode: downstream
            upstream: { url: https://mirror.acme.example/clear/, version: 31000, bundles: [os-core], bundle-definitions: "../definitions/{version}" }
            """
        );

        var upstream = ConfigurationReader.Read(folder.Path).Upstream;

        Assert.That((upstream.Url, upstream.Version), Is.EqualTo(("https://mirror.acme.example/clear", (uint?)31000)));
        Assert.That(upstream.BundleDefinitions, Is.EqualTo(Path.Combine(Path.GetDirectoryName(folder.Path)!, "definitions/{version}")));
    }

    [Test]
    public void Every_part_of_a_whole_configuration_is_understood()
    {
        using var folder = new ConfigFolder(
            """
            name: acme
            url: https://acme.example
            content:
              - koji: { hub: https://koji.acme.example/kojihub, tag: dist-acme, top-url: https://koji.acme.example/kojifiles }
              - github: { repository: acme/packages }
            mix: { engine: mixer, format-bump: 2, deltas: { versions: 3 } }
            images: { templates: bundles, engine: embedded, formats: [disk], on-failure: warn }
            publish: [ { folder: /srv/www }, { rsync: "pub.acme.example:/srv/www" }, { github: { repository: acme/releases } } ]
            verify: { updates-from: 2 }
            """
        );
        var configuration = ConfigurationReader.Read(folder.Path, _ => null);
        Assert.Multiple(() =>
        {
            Assert.That(
                configuration.Content[0],
                Is.EqualTo(new KojiSource("https://koji.acme.example/kojihub", "dist-acme", "https://koji.acme.example/kojifiles"))
            );
            Assert.That(configuration.Verify.UpdatesFrom, Is.EqualTo(2));
            Assert.That(configuration.Content[1], Is.EqualTo(new GitHubSource("acme/packages", "latest", "*.rpm")));
            Assert.That(
                configuration.Publish,
                Is.EqualTo(
                    new PublishTarget[]
                    {
                        new FolderTarget("/srv/www"),
                        new RsyncTarget("pub.acme.example:/srv/www"),
                        new GitHubTarget("acme/releases"),
                    }
                )
            );
            Assert.That(configuration.Mix.Deltas, Is.EqualTo(new DeltaConfiguration(3, true)));
            Assert.That(configuration.Mix.FormatBump, Is.EqualTo(new FormatBumpRequest(false, new(2))));
            Assert.That(configuration.Images!.OnFailure, Is.EqualTo(ImageFailure.Warn));
            Assert.That(configuration.Images.Formats, Is.EqualTo(new[] { ImageFormat.Disk }));
            Assert.That(() => ConfigurationReader.Read(folder.Path, _ => null), Throws.Nothing);
        });
    }
}
