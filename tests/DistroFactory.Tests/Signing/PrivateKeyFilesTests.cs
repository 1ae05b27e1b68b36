using DistroFactory.Configuration;
using DistroFactory.Connections.Tokens;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Testing;
using DistroFactory.Tests.Run;
using DistroFactory.UpdateStream.Signatures;
using LibGit2Sharp;

namespace DistroFactory.Tests.Signing;

/// <summary>Private keys that others can read sign nothing.</summary>
public sealed class PrivateKeyFilesTests
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Wide = Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private RecordedLog _log = null!;
    private TemporaryDirectory _folder = null!;

    [SetUp]
    public void SetUp()
    {
        (_folder, _log) = (new(), new());
        SigningKeys.CreateOrLoad(_folder["config"], "acme").Signer.Dispose();
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void A_key_of_the_configuration_that_others_can_read_is_refused_by_name()
    {
        var workplace = WithKeys(signing: true, images: false);
        Assert.That(() => PrivateKeyFiles.Check(workplace), Throws.Nothing);
        File.SetUnixFileMode(_folder["config/signing.key"], Wide);

        var message = Assert.Throws<ConfigurationException>(() => PrivateKeyFiles.Check(workplace)).Message;
        Assert.That(message, Does.Contain($"{_folder["config/signing.key"]} (signing.key)"));
        Assert.That(message, Does.Contain("0644").And.Contain("chmod 0600"));
        Assert.That(() => ReleaseSigner.Open(workplace), Throws.TypeOf<ConfigurationException>(), "and signs nothing");
    }

    [Test]
    public void A_key_of_images_that_others_can_read_is_refused_by_name()
    {
        File.SetUnixFileMode(_folder["config/signing.key"], Wide);
        Assert.That(
            () => PrivateKeyFiles.Check(WithKeys(signing: false, images: true)),
            Throws.TypeOf<ConfigurationException>().With.Message.Contains("images.signing.key").And.Message.Contains("0644")
        );
    }

    [TestCase("signing.key")]
    [TestCase("images.signing.key")]
    public void The_pin_of_a_token_that_others_can_read_is_refused_by_name(string name)
    {
        var token = TokenUri.Parse($"pkcs11:token=a?pin-source=file:{_folder["config/pin"]}");
        File.WriteAllText(_folder["config/pin"], "71930");
        var workplace = WithKeys(signing: name == "signing.key", images: false);
        var configuration = workplace.Configuration;
        workplace = workplace with
        {
            Configuration = name.StartsWith("images", StringComparison.Ordinal)
                ? configuration with
                {
                    Images = new("images", "auto", ImageFailure.Fail) { SigningToken = token },
                }
                : configuration with
                {
                    Signing = configuration.Signing with { Key = null, Token = token },
                },
        };
        File.SetUnixFileMode(_folder["config/pin"], Private);
        Assert.That(() => PrivateKeyFiles.Check(workplace), Throws.Nothing);
        File.SetUnixFileMode(_folder["config/pin"], Wide);

        var message = Assert.Throws<ConfigurationException>(() => PrivateKeyFiles.Check(workplace)).Message;
        Assert.That(message, Does.StartWith($"Using the PIN {_folder["config/pin"]} (pin-source of {name}): ").And.Not.Contain("71930"));
    }

    [TestCase("root.key")]
    [TestCase("signing.key")]
    public void A_key_that_the_factory_made_is_refused_when_others_can_read_it(string name)
    {
        var workplace = TestWorkplace.In(_folder, _log);
        ReleaseSigner.Open(workplace).Dispose();
        var key = Path.Combine(workplace.Directory.SigningKeys, name);
        File.SetUnixFileMode(key, Wide);

        Assert.That(() => PrivateKeyFiles.Check(workplace), Throws.TypeOf<ConfigurationException>().With.Message.Contains(key));
        Assert.That(() => ReleaseSigner.Open(workplace), Throws.TypeOf<ConfigurationException>().With.Message.Contains(key));
    }

    [Test]
    public void A_key_that_git_tracks_is_a_warning_by_name_and_one_beside_it_is_not()
    {
        Repository.Init(_folder["config"]);
        PrivateKeyFiles.Check(WithKeys(signing: true, images: false));
        Assert.That(Warnings, Is.Empty, "not tracked");

        Commit();
        PrivateKeyFiles.Check(WithKeys(signing: true, images: false));
        Assert.That(Warnings, Has.One.Contains($"signing.key: the private key {_folder["config/signing.key"]} is in a git repository"));
    }

    [Test]
    public void A_key_in_a_checkout_of_the_run_is_made_private_for_git_keeps_no_such_modes()
    {
        Repository.Init(_folder["config"]);
        Commit();
        Repository.Clone(_folder["config"], _folder["factory/acme/work/config"]);
        var key = _folder["factory/acme/work/config/signing.key"];
        File.SetUnixFileMode(key, Wide);
        var workplace = WithKeys(signing: true, images: false);
        workplace = workplace with
        {
            Source = new("x", _folder["factory/acme/work/config"], new string('a', 40), IsClean: true, "https://git.acme.example/acme.git"),
            Configuration = workplace.Configuration with { Signing = workplace.Configuration.Signing with { Key = key } },
        };

        Assert.That(() => PrivateKeyFiles.Check(workplace), Throws.Nothing);
        Assert.That(File.GetUnixFileMode(key), Is.EqualTo(Private));
        Assert.That(Warnings, Has.One.Contains("git repository"));
    }

    private IEnumerable<string> Warnings => _log.Notices.Where(notice => notice.IsWarning).Select(notice => notice.Text);

    private void Commit()
    {
        using var repository = new Repository(_folder["config"]);
        LibGit2Sharp.Commands.Stage(repository, "*");
        var author = new LibGit2Sharp.Signature("a", "a@acme.example", DateTimeOffset.UnixEpoch);
        repository.Commit("keys", author, author);
    }

    private Workplace WithKeys(bool signing, bool images)
    {
        var workplace = TestWorkplace.In(_folder, _log);
        var key = _folder["config/signing.key"];
        return workplace with
        {
            Configuration = workplace.Configuration with
            {
                Signing = signing ? new() { Certificate = _folder["config/signing.pem"], Key = key } : SigningConfiguration.OnFirstUse,
                Images = images ? new("images", "auto", ImageFailure.Fail) { SigningKey = key } : null,
            },
        };
    }
}
