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

    [TestCase(30, true)]
    [TestCase(300, false)]
    public void A_certificate_that_expires_soon_is_a_warning_of_each_release(int days, bool isWarned)
    {
        MakeCertificate(validFrom: -1, validTo: days);

        ReleaseSigner.Open(Workplace()).Dispose();
        ReleaseSigner.WarnOfExpiry(Workplace());

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

    private Workplace Workplace()
    {
        var workplace = TestWorkplace.In(_folder, _log);
        return workplace with
        {
            Configuration = workplace.Configuration with
            {
                Signing = new() { Certificate = _folder["signing.pem"], Key = _folder["signing.key"] },
            },
        };
    }
}
