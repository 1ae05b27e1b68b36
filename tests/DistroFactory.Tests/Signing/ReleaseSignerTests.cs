using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Testing;
using DistroFactory.Tests.Run;

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
        var now = DateTimeOffset.UtcNow;
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Acme", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(days));
        File.WriteAllText(_folder["signing.pem"], certificate.ExportCertificatePem());
        File.WriteAllText(_folder["signing.key"], key.ExportPkcs8PrivateKeyPem());

        (ReleaseSigner.Open(Workplace()) as IDisposable)?.Dispose();

        Assert.That(
            _log.Notices.Select(notice => (notice.IsWarning, notice.Text.Split(" expires ")[0])),
            isWarned ? Is.EqualTo(new[] { (true, "The certificate CN=Acme") }) : Is.Empty
        );
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
