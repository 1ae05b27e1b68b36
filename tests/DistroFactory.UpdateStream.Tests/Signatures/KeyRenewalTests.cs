using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.UpdateStream.Tests.Signatures;

/// <summary>Signing certificates are replaced below the same root, and clients notice nothing.</summary>
public sealed class KeyRenewalTests
{
    private static readonly byte[] s_content = "what is signed"u8.ToArray();

    private TemporaryDirectory _folder = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new();
        SigningKeys.CreateOrLoad(_folder["keys"], "Acme").Signer.Dispose();
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void A_signing_certificate_that_expired_is_renewed_and_clients_accept_what_it_signs()
    {
        var root = File.ReadAllText(_folder["keys/Swupd_Root.pem"]);
        var former = File.ReadAllText(_folder["keys/signing.pem"]);
        var clock = new StoppedClock(DateTimeOffset.UtcNow.AddYears(11));
        using (var expired = SigningKeys.CreateOrLoad(_folder["keys"], "Acme", clock).Signer)
            Assert.That(
                () => expired.Sign(s_content),
                Throws.TypeOf<SignatureException>().With.Message.Contains("--renew-signing-certificate")
            );

        SigningKeys.Renew(_folder["keys"], "Acme", clock: clock);

        using var signer = SigningKeys.CreateOrLoad(_folder["keys"], "Acme", clock).Signer;
        using var client = new SignatureVerifier(root, clock);
        Assert.Multiple(() =>
        {
            Assert.That(() => client.Verify("it", s_content, signer.Sign(s_content)), Throws.Nothing);
            Assert.That(File.ReadAllText(_folder["keys/Swupd_Root.pem"]), Is.EqualTo(root));
            Assert.That(Directory.GetFiles(_folder["keys"], "signing-*.pem").Select(File.ReadAllText), Is.EqualTo(new[] { former }));
            Assert.That(
                Directory.GetFiles(_folder["keys"], "*.key").Select(File.GetUnixFileMode),
                Is.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite)
            );
            Assert.That(Directory.GetFileSystemEntries(_folder.Path), Is.EqualTo(new[] { _folder["keys"] }));
        });
    }

    [Test]
    public void The_key_of_the_root_may_be_kept_elsewhere()
    {
        File.Move(_folder["keys/root.key"], _folder["safe.key"]);
        Assert.That(
            () => SigningKeys.Renew(_folder["keys"], "Acme"),
            Throws.TypeOf<SignatureException>().With.Message.Contains("--root-key FILE")
        );

        SigningKeys.Renew(_folder["keys"], "Acme", _folder["safe.key"]);
        Assert.That(_folder["keys/root.key"], Does.Not.Exist);
    }

    [Test]
    public void The_key_of_another_root_changes_nothing()
    {
        SigningKeys.CreateOrLoad(_folder["other"], "Acme").Signer.Dispose();
        var before = Directory.GetFiles(_folder["keys"]).Order().Select(file => (file, File.ReadAllText(file))).ToList();

        Assert.That(() => SigningKeys.Renew(_folder["keys"], "Acme", _folder["other/root.key"]), Throws.TypeOf<SignatureException>());

        Assert.That(Directory.GetFiles(_folder["keys"]).Order().Select(file => (file, File.ReadAllText(file))), Is.EqualTo(before));
    }

    [Test]
    public void A_certificate_below_an_RSA_root_of_a_site_is_accepted_and_does_not_outlive_it()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Site root", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(2));
        File.WriteAllText(_folder["root.pem"], root.ExportCertificatePem());
        File.WriteAllText(_folder["root.key"], key.ExportPkcs8PrivateKeyPem());
        Directory.CreateDirectory(_folder["out"]);

        SigningKeys.Issue(_folder["root.pem"], _folder["root.key"], _folder["out"], "Acme");

        using var signer = CertificateSigner.FromPem(_folder["out/signing.pem"], _folder["out/signing.key"], _folder["root.pem"]);
        using var client = new SignatureVerifier(File.ReadAllText(_folder["root.pem"]));
        Assert.That(() => client.Verify("it", s_content, signer.Sign(s_content)), Throws.Nothing);
        Assert.That(signer.Expires, Is.EqualTo(new DateTimeOffset(root.NotAfter)));
        Assert.That(
            () => SigningKeys.Issue(_folder["root.pem"], _folder["root.key"], _folder["out"], "Acme"),
            Throws.TypeOf<SignatureException>().With.Message.Contains("is there already")
        );
    }

    [Test]
    public void Nothing_is_issued_below_a_root_that_expired() =>
        Assert.That(
            () => SigningKeys.Renew(_folder["keys"], "Acme", clock: new StoppedClock(DateTimeOffset.UtcNow.AddYears(31))),
            Throws.TypeOf<SignatureException>().With.Message.Contains("--new-root")
        );

    [Test]
    public void A_client_tries_its_alternative_root_after_the_pinned_one()
    {
        using var old = SigningKeys.CreateOrLoad(_folder["keys"], "Acme").Signer;
        using var next = SigningKeys.CreateOrLoad(_folder["next"], "Acme").Signer;
        using var client = new SignatureVerifier(old.RootCertificatePem);
        Assert.That(() => client.Verify("it", s_content, next.Sign(s_content)), Throws.TypeOf<SignatureException>());

        client.Pin(null, next.RootCertificatePem);
        Assert.That(() => client.Verify("it", s_content, next.Sign(s_content)), Throws.Nothing);
        Assert.That(() => client.Verify("it", s_content, old.Sign(s_content)), Throws.Nothing);

        client.Pin(next.RootCertificatePem, null);
        Assert.That(() => client.Verify("it", s_content, next.Sign(s_content)), Throws.Nothing);
        Assert.That(() => client.Verify("it", s_content, old.Sign(s_content)), Throws.TypeOf<SignatureException>());
    }
}
