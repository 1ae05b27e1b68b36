using DistroFactory.Bundles;
using DistroFactory.Configuration;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Testing;
using DistroFactory.Tests.Run;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Leaks;

/// <summary>A bundle definition names a directory of the machine whose files would then be everybody's.</summary>
public sealed class ContentDirectoryTests
{
    private LeakFixture _place = null!;

    [SetUp]
    public void SetUp() => _place = new();

    [TearDown]
    public void TearDown() => _place.Dispose();

    [TestCase("factory/acme/state/signing", "lies in the factory directory")]
    [TestCase("factory", "lies in the factory directory")]
    [TestCase("", "contains the factory directory")]
    public async Task The_factorys_own_directories_are_refused_whatever_is_configured(string directory, string why)
    {
        Roots("/");
        Directory.CreateDirectory(_place["factory/acme/state/signing"]);
        _place.Append("docs", $"content({_place[directory].TrimEnd('/')})");

        Assert.That((await _place.RefusalAsync()).Message, Does.Contain(why).And.Contain("bundles/docs:"));
    }

    [Test]
    public async Task A_link_in_the_config_repository_does_not_lead_to_the_keys_either()
    {
        Roots("/");
        Directory.CreateDirectory(_place["factory/acme/state/signing"]);
        Directory.CreateSymbolicLink(_place["config/files"], _place["factory/acme/state"]);
        _place.Append("docs", $"content({_place["config/files"]}/signing)");

        Assert.That((await _place.RefusalAsync()).Message, Does.Contain($"leads to {_place["factory/acme/state/signing"]}"));
    }

    [Test]
    public async Task A_directory_outside_the_repository_needs_a_root_that_names_it()
    {
        _place.Append("docs", $"content({_place["elsewhere"]})");
        Assert.That((await _place.RefusalAsync()).Message, Does.Contain("bundles.content-roots"));

        Roots("../elsewhere");
        await _place.PlanAsync();
    }

    [Test]
    public async Task A_root_is_not_the_beginning_of_another_name()
    {
        Directory.CreateDirectory(_place["else"]);
        Roots("../else");
        _place.Append("docs", $"content({_place["elsewhere"]})");

        Assert.That((await _place.RefusalAsync()).Message, Does.Contain("neither in the config repository"));
    }

    [Test]
    public async Task A_directory_in_the_repository_needs_no_root()
    {
        Directory.CreateDirectory(_place["config/files/usr/share"]);
        File.WriteAllText(_place["config/files/usr/share/motd"], "welcome\n");
        _place.Append("docs", $"content({_place["config/files"]})");

        await _place.PlanAsync();
    }

    [TestCase("config/.git")]
    [TestCase("config")]
    public async Task What_git_keeps_of_the_repository_is_refused(string directory)
    {
        Directory.CreateDirectory(_place["config/.git"]);
        _place.Append("docs", $"content({_place[directory]})");

        Assert.That((await _place.RefusalAsync()).Message, Does.Contain("what git keeps"));
    }

    [Test]
    public async Task A_private_key_in_an_allowed_directory_is_refused_by_name()
    {
        Directory.CreateDirectory(_place["config/files/etc"]);
        Tool.Run(Tool.Require("openssl", "openssl"), "genpkey", "-algorithm", "ED25519", "-out", _place["config/files/etc/motd"]);
        _place.Append("docs", $"content({_place["config/files"]})");

        Assert.That((await _place.RefusalAsync()).Message, Does.Contain($"{_place["config/files/etc/motd"]} has a private key"));
    }

    [Test]
    public void A_private_key_that_appears_after_the_plan_is_not_mixed_either()
    {
        Directory.CreateDirectory(_place["config/files"]);
        Tool.Run(Tool.Require("openssl", "openssl"), "genpkey", "-algorithm", "ED25519", "-out", _place["config/files/motd"]);

        Assert.That(
            () => Mixing.Tree.ContentDirectory.Read(_place["config/files"], "docs", DateTimeOffset.UnixEpoch),
            Throws.InstanceOf<BundleException>().With.Message.Contains("has a private key")
        );
    }

    [TestCase(false)]
    [TestCase(true)]
    public void An_upstreams_definition_may_name_no_directory_of_this_machine(bool usesMixer)
    {
        using var directory = new TemporaryDirectory();
        foreach (var bundle in new[] { "os-core", "os-core-update", "innocent" })
            Write($"upstream/{bundle}", "filesystem\n");
        Write("upstream/innocent", $"content({_place["elsewhere"]})\n");
        var workplace = TestWorkplace.In(directory);
        workplace = workplace with
        {
            Configuration = workplace.Configuration with
            {
                Mode = DistroMode.Downstream,
                Mix = workplace.Configuration.Mix with { Engine = usesMixer ? MixEngine.Mixer : MixEngine.Embedded },
                // What is allowed to the distribution's own definitions is not allowed to these.
                Bundles = workplace.Configuration.Bundles with
                {
                    ContentRoots = [_place["elsewhere"]],
                },
            },
        };

        Assert.That(
            () => MixBundles.Of(workplace, directory["upstream"], StreamVersion.None),
            Throws.InstanceOf<BundleException>().With.Message.Contains("innocent:1: content(").And.Message.Contains("is the upstream's")
        );

        Write("bundles/innocent", "filesystem\n");
        Assert.That(MixBundles.Of(workplace, directory["upstream"], StreamVersion.None).Defined, Contains.Key("innocent"));

        void Write(string path, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(directory[path])!);
            File.WriteAllText(directory[path], text);
        }
    }

    [Test]
    public void A_certificate_is_not_published_with_the_key_in_its_file()
    {
        var pem = _place["config/site.pem"];
        string[] request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x", "-keyout", pem, "-out", _place["crt"]];
        Tool.Run(Tool.Require("openssl", "openssl"), request);
        File.AppendAllText(pem, File.ReadAllText(_place["crt"]));
        File.AppendAllText(_place["config/distro.yaml"], "\nsigning: { certificate: site.pem, command: [cp, \"{in}\", \"{out}\"] }\n");

        Assert.That(
            () => _place.PlanAsync(),
            Throws.InstanceOf<SignatureException>().With.Message.Contains("site.pem").And.Message.Contains("has a private key")
        );
    }

    private void Roots(string root)
    {
        var file = _place["config/distro.yaml"];
        const string Before = "  packages: local-packages\n";
        File.WriteAllText(file, File.ReadAllText(file).Replace(Before, $"{Before}  content-roots: [{root}]\n", StringComparison.Ordinal));
    }
}
