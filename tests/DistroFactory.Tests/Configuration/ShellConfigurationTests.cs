using System.Text.Json;
using DistroFactory.Configuration;
using DistroFactory.Configuration.Reading;
using DistroFactory.Foundation;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Configuration;

/// <summary>The <c>config.sh</c> of a factory that ran the original pipelines.</summary>
[TestFixture]
internal sealed class ShellConfigurationTests
{
    private const string Everything = """
        DISTRO_NAME="acme"
        DISTRO_URL="https://update.acme.example"
        CONTENT_URL=https://cdn.acme.example/update
        BUNDLES_REPO=https://git.acme.example/bundles.git
        BUNDLES_REPO_SRC_DIR=bundles
        IS_DOWNSTREAM=false
        DISTRO_BUNDLES="os-core  editors"
        MIX_INCREMENT=20
        NUM_DELTA_BUILDS=3
        MIXER_OPTS="--native --offline"
        MIXER_VER_MIN=6.2.14
        MIXER_DIR=/srv/work/${NAMESPACE}/mixer
        STAGING_DIR=/srv/pub/${NAMESPACE:-none}
        WORK_DIR=/srv/work/${NAMESPACE}/work
        PUBLISHING_HOST=pub.acme.example
        PUBLISHING_ROOT=/srv/www
        SWUPD_CERT=config/keys/Swupd_Root.pem
        IMG_SIGN_KEY=keys/images.pem
        export http_proxy='http://proxy:3128/?a=${b}"'
        sign_update() { openssl cms -sign -in "$1" -out "$2"; }
        """;

    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true };

    [Test]
    public void The_least_script_gets_the_defaults_of_the_original_pipelines()
    {
        using var folder = new ShellFolder("DISTRO_NAME=acme\nDISTRO_URL=https://acme.example\nCLR_LATEST=31000\n");
        var configuration = folder.Read();
        Assert.Multiple(() =>
        {
            Assert.That((configuration.Name, configuration.Title), Is.EqualTo(("acme", "acme")));
            Assert.That(configuration.ContentUrl, Is.EqualTo("https://acme.example/update"));
            Assert.That(configuration.Mode, Is.EqualTo(DistroMode.Downstream));
            Assert.That(configuration.Upstream.Url, Is.EqualTo("https://download.clearlinux.org"));
            Assert.That(configuration.Upstream.Version, Is.EqualTo(31000));
            Assert.That(configuration.Increment, Is.EqualTo(10));
            Assert.That(configuration.Content, Is.Empty);
            Assert.That(configuration.Mix.Engine, Is.EqualTo(MixEngine.Mixer));
            Assert.That(configuration.Mix.Deltas, Is.EqualTo(new DeltaConfiguration(10, true)));
            Assert.That(configuration.Mix.Mixer.MinimumVersion, Is.EqualTo("6.2.3"));
            Assert.That(configuration.Mix.Mixer.TableWidth, Is.EqualTo(120));
            Assert.That(configuration.Images, Is.Null);
        });
    }

    [Test]
    public void Every_variable_arrives_where_it_belongs()
    {
        using var folder = new ShellFolder(Everything);
        folder.Variables["NAMESPACE"] = "acme-eu";
        folder.Write("keys/Swupd_Root.pem", "");
        folder.Write("keys/images.pem", "");
        folder.Write("images/base.yaml", "");
        var configuration = folder.Read();
        Assert.Multiple(() =>
        {
            Assert.That((configuration.Name, configuration.Title), Is.EqualTo(("acme-eu", "acme")));
            Assert.That(configuration.ContentUrl, Is.EqualTo("https://cdn.acme.example/update"));
            Assert.That(configuration.Mode, Is.EqualTo(DistroMode.OwnUpstream));
            Assert.That(
                (configuration.Bundles.Repository, configuration.Bundles.PathInRepository),
                Is.EqualTo(("https://git.acme.example/bundles.git", "bundles"))
            );
            Assert.That(configuration.Bundles.Include, Is.EqualTo(new[] { "os-core", "editors" }));
            Assert.That(configuration.Mix.Mixer.Options, Is.EqualTo(new[] { "--native", "--offline" }));
            Assert.That(configuration.Mix.Mixer.Workspace, Is.EqualTo("/srv/work/acme-eu/mixer"));
            Assert.That((configuration.StageFolder, configuration.WorkFolder), Is.EqualTo(("/srv/pub/acme-eu", "/srv/work/acme-eu/work")));
            Assert.That(
                configuration.Publish,
                Is.EqualTo(new[] { new RsyncTarget("pub.acme.example:/srv/www/acme-eu") { IsAutomatic = false } })
            );
            Assert.That(configuration.Signing.Certificate, Is.EqualTo(folder["keys/Swupd_Root.pem"]));
            Assert.That(configuration.Signing.Command[^3..], Is.EqualTo(new[] { "sign_update", "{in}", "{out}" }));
            Assert.That(configuration.Images!.Templates, Is.EqualTo(folder["images"]));
            Assert.That(
                (configuration.Images.OnFailure, configuration.Images.SigningKey),
                Is.EqualTo((ImageFailure.Warn, folder["keys/images.pem"]))
            );
            Assert.That(
                configuration.Variables,
                Is.EqualTo(new Dictionary<string, string> { ["http_proxy"] = "http://proxy:3128/?a=${b}\"" })
            );
            Assert.That(configuration.Notices, Has.Some.Property(nameof(Notice.Text)).EndsWith("to the tools as they are: http_proxy"));
        });
    }

    [Test]
    public void The_converted_file_is_the_same_configuration()
    {
        using var folder = new ShellFolder(Everything);
        folder.Variables["NAMESPACE"] = "acme";
        folder.Write("keys/Swupd_Root.pem", "");
        folder.Write("keys/images.pem", "");
        folder.Write("images/base.yaml", "");
        var (shell, _) = (folder.Read(), folder.Variables.Remove("NAMESPACE"));
        folder.Variables["NAMESPACE"] = "acme";
        folder.Write("distro.yaml", folder.Convert().Text);
        var yaml = ConfigurationReader.Read(folder.Path, _ => null);
        Assert.That(Text(yaml with { Notices = [] }), Is.EqualTo(Text(shell with { Notices = [] })));
    }

    [Test]
    public void Parameters_hold_before_the_script_is_read()
    {
        using var folder = new ShellFolder(
            ShellFolder.Least + "MIX_INCREMENT=30\nMIN_VERSION=${MIN_VERSION:-false}\nSTAGING_DIR=/srv/${MIN_VERSION}\n"
        );
        folder.Variables["MIN_VERSION"] = "true";
        folder.Variables["MIX_INCREMENT"] = "40";
        folder.Variables["SECRET"] = "not for the script";
        var configuration = folder.Read();
        Assert.That(
            (configuration.Mix.MinVersion, configuration.Increment, configuration.StageFolder),
            Is.EqualTo((true, 30u, "/srv/true"))
        );
    }

    [Test]
    public void The_environment_of_the_terminal_does_not_reach_the_script()
    {
        Environment.SetEnvironmentVariable("FACTORY_TEST_LEAK", "leaked");
        try
        {
            using var folder = new ShellFolder(ShellFolder.Least + "STAGING_DIR=/srv/${FACTORY_TEST_LEAK:-clean}\n");
            Assert.That(folder.Read().StageFolder, Is.EqualTo("/srv/clean"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("FACTORY_TEST_LEAK", null);
        }
    }

    [Test]
    public void All_missing_variables_are_named_at_once()
    {
        using var folder = new ShellFolder("sign_update() { true; }\n");
        Assert.That(
            folder.Problems(),
            Is.EqualTo(
                new[]
                {
                    "config.sh:1:1: DISTRO_NAME: missing; it must be set",
                    "config.sh:1:1: DISTRO_URL: missing; it must be set",
                    "config.sh:1:1: SWUPD_CERT: missing; it must be set",
                }
            )
        );
    }

    [Test]
    public void A_certificate_without_a_function_that_signs_is_left_out_and_that_is_said()
    {
        using var folder = new ShellFolder(ShellFolder.Least + "SWUPD_CERT=root.pem\n");
        var converted = folder.Convert();
        Assert.Multiple(() =>
        {
            Assert.That(folder.Read().Notices, Has.Some.Property(nameof(Notice.Text)).StartsWith("SWUPD_CERT is not taken over"));
            Assert.That(converted.Notices, Has.Some.Property(nameof(Notice.Text)).StartsWith("SWUPD_CERT is not taken over"));
            Assert.That(converted.Text, Does.Contain("# SWUPD_CERT is not taken over"));
        });
    }

    [Test]
    public void A_syntax_error_is_reported_with_its_line()
    {
        using var folder = new ShellFolder("DISTRO_NAME=acme\nif true; then\nDISTRO_URL=(\n");
        Assert.That(folder.Problems(), Has.Some.Matches(@"^config\.sh:\d+:1: .*(syntax error|unexpected)"));
    }

    [Test]
    public void A_command_that_fails_is_reported_with_its_line()
    {
        using var folder = new ShellFolder(ShellFolder.Least + "\ncat /no/such/file\nMIX_INCREMENT=20\n");
        Assert.That(folder.Problems().Single(), Does.StartWith("config.sh:5:1: 'cat /no/such/file' failed").And.Contain("No such file"));
    }

    [Test]
    public void A_script_that_exits_is_an_error()
    {
        using var folder = new ShellFolder(ShellFolder.Least + "exit 0\n");
        Assert.That(() => folder.Read(), Throws.InstanceOf<ConfigurationException>().With.Message.Contains("exits before its end"));
    }

    [TestCase("MIX_INCREMENT=ten", "MIX_INCREMENT: 'ten' must be a whole number from 1 to 1000")]
    [TestCase("DISTRO_URL=acme", "DISTRO_URL: 'acme' is no address")]
    [TestCase("IS_DOWNSTREAM=yes", "IS_DOWNSTREAM: 'yes' is not one of own-upstream, downstream")]
    [TestCase("MIN_VERSION=maybe", "MIN_VERSION: 'maybe' must be true or false")]
    public void A_wrong_value_names_the_variable(string line, string problem)
    {
        using var folder = new ShellFolder(ShellFolder.Least + line + "\n");
        Assert.That(folder.Problems(), Has.Some.StartsWith("config.sh:1:1: " + problem));
    }

    [Test]
    public void A_list_may_be_an_array_and_a_value_may_have_several_lines()
    {
        using var folder = new ShellFolder(ShellFolder.Least + "DISTRO_BUNDLES=(os-core editors)\nBANNER=$'one\\ntwo: # three'\n");
        var configuration = folder.Read();
        Assert.That(configuration.Bundles.Include, Is.EqualTo(new[] { "os-core", "editors" }));
        Assert.That(configuration.Variables["BANNER"], Is.EqualTo("one\ntwo: # three"));
    }

    [Test]
    public void A_distro_yaml_beside_it_takes_its_place()
    {
        using var folder = new ShellFolder("exit 1\n");
        folder.Write("bundles/os-core", "");
        folder.Write("distro.yaml", "name: newer\nurl: https://acme.example\ncontent: []\n");
        Assert.That(folder.Read().Name, Is.EqualTo("newer"));
    }

    [Test]
    public void No_licence_is_left_out_where_the_script_says_so()
    {
        using var folder = new ShellFolder(ShellFolder.Least + "LICENSES_FILTER=\"\"\n");
        Assert.That(folder.Read().LicenseFilter, Is.Empty);
        Assert.That(folder.Convert().Text, Does.Contain("license-filter: []"));
    }

    [Test]
    public void No_licence_is_left_out_where_the_environment_says_so()
    {
        using var folder = new ShellFolder(ShellFolder.Least);
        folder.Variables["LICENSES_FILTER"] = "";
        Assert.That(folder.Read().LicenseFilter, Is.Empty);
    }

    [TestCase("IS_DOWNSTREAM=", DistroMode.Downstream, MixEngine.Mixer)]
    [TestCase("MIX_ENGINE=", DistroMode.OwnUpstream, MixEngine.Mixer)]
    public void What_is_empty_counts_as_not_set(string line, DistroMode mode, MixEngine engine)
    {
        using var folder = new ShellFolder($"{ShellFolder.Least}{line}\n");
        Assert.That((folder.Read().Mode, folder.Read().Mix.Engine), Is.EqualTo((mode, engine)));
    }

    [TestCase("https://download.acme.example")]
    [TestCase("file:///srv/mirror/clear")]
    public void The_upstream_is_an_address_that_curl_would_take(string address)
    {
        using var folder = new ShellFolder(
            $"DISTRO_NAME=acme\nDISTRO_URL=file:///srv/acme\nCONTENT_URL=file:///srv/acme/update\n"
                + $"VERSION_URL=file:///srv/acme/update\nCLR_PUBLIC_DL_URL={address}\nCLR_BUNDLE_DEFINITIONS=file:///srv/bundles\n"
        );
        var configuration = folder.Read();
        Assert.That((configuration.Upstream.Url, configuration.Upstream.BundleDefinitions), Is.EqualTo((address, "file:///srv/bundles")));
    }

    // Some values are other than the usual ones where the factory has no use for any.
    [TestCase("KOJI_URL=https://koji.acme.example", "KOJI_URL (https://koji.acme.example)")]
    [TestCase("CLR_LATEST=31000", "CLR_LATEST (31000)")]
    [TestCase("CLR_PUBLIC_DL_URL=https://mirror.acme.example/clear", null)]
    [TestCase("CLR_BUNDLES='os-core editors'", "CLR_BUNDLES (os-core editors)")]
    [TestCase("CLR_BUNDLE_DEFINITIONS=/srv/bundles", "CLR_BUNDLE_DEFINITIONS (/srv/bundles)")]
    [TestCase("IS_DOWNSTREAM=true FORMAT_BUMP=true", "FORMAT_BUMP (true)")]
    [TestCase("LOCAL_RPM_DIR=/no/such/folder", "LOCAL_RPM_DIR (/no/such/folder)")]
    [TestCase("TEMPLATES_PATH=/no/such/folder", "TEMPLATES_PATH (/no/such/folder)")]
    [TestCase("CHKSUM_FILE_SUFFIX=SHA256", "CHKSUM_FILE_SUFFIX (SHA256)")]
    [TestCase("IMG_SIGN_KEY=config.sh", "IMG_SIGN_KEY (config.sh)")]
    [TestCase("BUNDLES_REPO_SRC_DIR=bundles", "BUNDLES_REPO_SRC_DIR (bundles)")]
    [TestCase("BUNDLES_DIR=/no/such/folder", "BUNDLES_DIR (/no/such/folder)")]
    [TestCase("BUNDLES_DIR=/srv/bundles BUNDLES_REPO=https://git.acme.example/bundles.git", "BUNDLES_DIR (/srv/bundles)")]
    [TestCase("PUBLISHING_ROOT=/srv/www", "PUBLISHING_ROOT (/srv/www)")]
    [TestCase("SWUPD_CERT=config.sh", "SWUPD_CERT is not taken over")]
    [TestCase("RELEASE_NOTES=notes", "RELEASE_NOTES is not taken over")]
    [TestCase("LOG_DIR=/var/log/acme", "LOG_DIR is not taken over")]
    [TestCase("sudo_mixer_cmd() { podman run mixer \"$@\"; }", "The function sudo_mixer_cmd is not taken over")]
    [TestCase(
        "STAGE_OWNER=:nobody MCA_TABLE_WIDTH=80 MIXER_LOG=mixer.log NUM_DELTA_BUILDS=3 "
            + "PUBLISHING_HOST=pub.acme.example PUBLISHING_ROOT=/srv/www",
        null
    )]
    public void Nothing_of_a_script_is_dropped_without_a_word(string line, string? notice)
    {
        using var folder = new ShellFolder($"{ShellFolder.Least}{line}\n");
        var notices = folder.Convert().Notices;
        Assert.That(
            notices,
            notice is null ? Is.Empty : Has.Length.EqualTo(1).And.Exactly(1).Property(nameof(Notice.Text)).StartsWith(notice)
        );
    }

    [Test]
    public void Bundles_of_a_folder_are_taken_from_there_as_they_are()
    {
        using var elsewhere = new TemporaryDirectory();
        AtomicFile.WriteAllText(elsewhere["src/os-core"], "");
        using var folder = new ShellFolder($"{ShellFolder.Least}BUNDLES_DIR={elsewhere.Path}\nBUNDLES_REPO_SRC_DIR=src\n");
        Assert.That(folder.Read().Bundles.Folder, Is.EqualTo(elsewhere["src"]));
        Assert.That(folder.Convert().Notices, Is.Empty);
    }

    [Test]
    public void The_stage_belongs_to_whom_the_script_says()
    {
        using var folder = new ShellFolder(ShellFolder.Least + "STAGE_OWNER=release:web\n");
        Assert.That(folder.Read().StageOwner, Is.EqualTo(new StageOwner("release", "web")));
    }

    private static string Text(DistroConfiguration configuration) =>
        JsonSerializer.Serialize(configuration, s_readable)
        + string.Join('\n', configuration.Content)
        + string.Join('\n', configuration.Publish);
}
