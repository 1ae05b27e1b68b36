using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Testing;
using DistroFactory.Tests.Run;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Signing;

/// <summary>The signer of a release, with a certificate that the site brings.</summary>
public sealed class ReleaseSignerTests
{
    private RecordedLog _log = null!;
    private TemporaryDirectory _folder = null!;

    [SetUp]
    public void SetUp() => (_folder, _log) = (new(), new());

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase(30, 90, true)]
    [TestCase(300, 90, false)]
    [TestCase(300, 365, true)]
    [TestCase(30, 14, false)]
    public void A_certificate_that_expires_soon_is_a_warning_of_each_release(int days, int notice, bool isWarned)
    {
        MakeCertificate(validFrom: -1, validTo: days);

        ReleaseSigner.Open(Workplace(notice)).Dispose();
        ReleaseSigner.WarnOfExpiry(Workplace(notice));

        Assert.That(
            _log.Notices.Select(notice => (notice.IsWarning, notice.Text.Split(" expires ")[0])),
            Is.EqualTo(Enumerable.Repeat((true, "The certificate CN=Acme"), isWarned ? 2 : 0)),
            "by the release, and by whoever looks"
        );
    }

    [TestCase(-30, -1, "valid from")]
    [TestCase(1, 30, "valid from")]
    [TestCase(-1, 30, null)]
    public void A_certificate_that_is_not_valid_ends_a_run_before_it_mixes(int from, int to, string? why)
    {
        MakeCertificate(from, to);
        using var signers = ReleaseSigner.Open(Workplace());
        Assert.That(
            () => SigningTrial.Run(signers.Current),
            why is null ? Throws.Nothing : Throws.TypeOf<SignatureException>().With.Message.Contains(why)
        );
    }

    [TestCase(-30, -1, "valid from")]
    [TestCase(1, 30, "valid from")]
    [TestCase(-1, 30, null)]
    public void A_look_tells_what_keeps_releases_from_being_signed(int from, int to, string? why)
    {
        MakeCertificate(from, to);
        var byCommand = Workplace();
        byCommand = byCommand with
        {
            Configuration = byCommand.Configuration with
            {
                Signing = new() { Certificate = _folder["signing.pem"], Command = ["false"] },
            },
        };

        Assert.That(SigningObstacle.Find(Workplace())?.Why, why is null ? Is.Null : Does.Contain(why), "a key");
        Assert.That(SigningObstacle.Find(byCommand)?.Why, why is null ? Is.Null : Does.Contain(why), "a command, which is not run");
    }

    [Test]
    public void A_look_tells_of_a_key_that_others_can_read_and_of_one_of_another_certificate()
    {
        MakeCertificate(-1, 30);
        File.SetUnixFileMode(_folder["signing.key"], UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.That(SigningObstacle.Find(Workplace())?.Why, Does.Contain("0440"));

        using var other = RSA.Create(2048);
        File.WriteAllText(_folder["signing.key"], other.ExportPkcs8PrivateKeyPem());
        Assert.That(SigningObstacle.Find(Workplace())?.What, Does.Contain("signing.key"));
    }

    [Test]
    public void A_look_warns_of_keys_that_the_factory_made_as_early_as_is_said()
    {
        var workplace = TestWorkplace.In(_folder, _log);
        workplace = workplace with
        {
            Configuration = workplace.Configuration with { Signing = new() { ExpiryNotice = TimeSpan.FromDays(4000) } },
        };
        ReleaseSigner.Open(workplace).Dispose();

        ReleaseSigner.WarnOfExpiry(workplace);

        Assert.That(
            _log.Notices.Select(notice => notice.Text),
            Has.Exactly(2).Contains(" expires on "),
            "by the release, and by whoever looks"
        );
    }

    [Test]
    public void A_look_tells_that_keys_of_the_factory_are_lost_and_nothing_when_they_are_there()
    {
        var workplace = TestWorkplace.In(_folder, _log);
        ReleaseSigner.Open(workplace).Dispose();
        Assert.That(SigningObstacle.Find(workplace), Is.Null);

        File.Delete(Path.Combine(workplace.Directory.SigningKeys, "signing.key"));

        Assert.That(SigningObstacle.Find(workplace)?.Why, Does.Contain("signing.key is missing"));
    }

    [Test]
    public void A_look_tells_of_the_certificate_that_takes_over_too()
    {
        MakeCertificate(-30, -1);
        File.Move(_folder["signing.pem"], _folder["next.pem"]);
        File.Move(_folder["signing.key"], _folder["next.key"]);
        MakeCertificate(-1, 300);
        var workplace = Workplace();
        var signing = workplace.Configuration.Signing with
        {
            Next = new() { Certificate = _folder["next.pem"], Key = _folder["next.key"] },
        };
        workplace = workplace with { Configuration = workplace.Configuration with { Signing = signing } };

        Assert.That(SigningObstacle.Find(workplace)?.Why, Does.Contain("valid from"));
    }

    [Test]
    public void A_look_at_a_factory_without_keys_makes_none()
    {
        var workplace = TestWorkplace.In(_folder, _log);
        Directory.CreateDirectory(workplace.Directory.SigningKeys);

        ReleaseSigner.WarnOfExpiry(workplace);

        Assert.That(ReleaseSigner.FindPinnedCertificate(workplace), Is.Null);
        Assert.That(Directory.GetFileSystemEntries(workplace.Directory.SigningKeys), Is.Empty);
    }

    private void MakeCertificate(int validFrom, int validTo)
    {
        var now = DateTimeOffset.UtcNow;
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Acme", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(now.AddDays(validFrom), now.AddDays(validTo));
        File.WriteAllText(_folder["signing.pem"], certificate.ExportCertificatePem());
        File.WriteAllText(_folder["signing.key"], key.ExportPkcs8PrivateKeyPem());
        File.SetUnixFileMode(_folder["signing.key"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private Workplace Workplace(int expiryNotice = 90)
    {
        var workplace = TestWorkplace.In(_folder, _log);
        return workplace with
        {
            Configuration = workplace.Configuration with
            {
                Signing = new()
                {
                    Certificate = _folder["signing.pem"],
                    Key = _folder["signing.key"],
                    ExpiryNotice = TimeSpan.FromDays(expiryNotice),
                },
            },
        };
    }
}
