using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Foundation;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.UpdateStream.Tests.Signatures;

public sealed class SignatureTests
{
    private static readonly byte[] s_content = "MANIFEST\t30\n"u8.ToArray();

    [Test]
    public void The_signatures_of_the_reference_are_accepted()
    {
        var mix = Reference.Mix();
        using var verifier = new SignatureVerifier(
            File.ReadAllText(Path.Combine(mix, "Swupd_Root.pem")),
            new StoppedClock(new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero))
        );
        var signatures = Directory.GetFiles(Path.Combine(mix, "www"), "*.sig", SearchOption.AllDirectories);
        Assert.That(signatures, Has.Length.GreaterThanOrEqualTo(7));
        foreach (var path in signatures)
            Assert.That(() => verifier.Verify(path, File.ReadAllBytes(path[..^4]), File.ReadAllBytes(path)), Throws.Nothing);
    }

    [Test]
    public void Openssl_accepts_what_new_keys_sign()
    {
        var openssl = Tool.Require("openssl", "openssl");
        using var folder = new TemporaryDirectory();
        var keys = SigningKeys.CreateOrLoad(folder["keys"], "Acme");
        using var signer = keys.Signer;
        AssertOpensslAccepts(openssl, folder, signer);
    }

    [Test]
    public void Openssl_accepts_an_rsa_key_of_the_user()
    {
        var openssl = Tool.Require("openssl", "openssl");
        using var folder = new TemporaryDirectory();
        using (var key = RSA.Create(2048))
        {
            var request = new CertificateRequest("O=Own", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
            File.WriteAllText(folder["own.pem"], certificate.ExportCertificatePem());
            File.WriteAllText(folder["own.key"], key.ExportPkcs8PrivateKeyPem());
        }

        using var signer = CertificateSigner.FromPem(folder["own.pem"], folder["own.key"]);
        AssertOpensslAccepts(openssl, folder, signer);
        using var verifier = new SignatureVerifier(signer.RootCertificatePem);
        Assert.That(() => verifier.Verify("it", s_content, signer.Sign(s_content)), Throws.Nothing);
    }

    [Test]
    public void New_keys_are_private_and_loaded_again_the_next_time()
    {
        using var folder = new TemporaryDirectory();
        var first = SigningKeys.CreateOrLoad(folder["keys"], "Acme");
        var second = SigningKeys.CreateOrLoad(folder["keys"], "Acme");
        using (first.Signer)
        using (second.Signer)
        {
            Assert.Multiple(() =>
            {
                Assert.That(first.Created, Is.True);
                Assert.That(
                    first.Notices,
                    Has.One.Matches<Notice>(notice =>
                        !notice!.IsWarning && notice.Text.Contains("New signing keys were made in", StringComparison.Ordinal)
                    )
                );
                Assert.That(second.Created, Is.False);
                Assert.That(second.Notices, Is.Empty);
                Assert.That(second.Signer.RootCertificatePem, Is.EqualTo(first.Signer.RootCertificatePem));
                Assert.That(File.GetUnixFileMode(folder["keys/root.key"]), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
                Assert.That(File.GetUnixFileMode(folder["keys/signing.key"]), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            });
            using var verifier = new SignatureVerifier(first.Signer.RootCertificatePem);
            Assert.That(() => verifier.Verify("it", s_content, second.Signer.Sign(s_content)), Throws.Nothing);
        }
    }

    [Test]
    public void Keys_that_a_killed_run_had_half_made_are_gone_when_new_ones_are_made()
    {
        using var folder = new TemporaryDirectory();
        Directory.CreateDirectory(folder["keys.partial-0123abcd"]);
        File.WriteAllText(folder["keys.partial-0123abcd/root.key"], "a secret");
        SigningKeys.CreateOrLoad(folder["keys"], "Acme").Signer.Dispose();
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.EqualTo(new[] { folder["keys"] }));
    }

    [Test]
    public void A_signing_key_that_got_lost_is_not_replaced_in_silence()
    {
        using var folder = new TemporaryDirectory();
        SigningKeys.CreateOrLoad(folder["keys"], "Acme").Signer.Dispose();
        File.Delete(folder["keys/signing.key"]);
        Assert.That(
            () => SigningKeys.CreateOrLoad(folder["keys"], "Acme"),
            Throws.TypeOf<SignatureException>().With.Message.Contains("signing.key")
        );
    }

    [Test]
    public void A_root_that_was_moved_away_signs_on_without_its_key()
    {
        using var folder = new TemporaryDirectory();
        SigningKeys.CreateOrLoad(folder["keys"], "Acme").Signer.Dispose();
        File.Delete(folder["keys/root.key"]);
        using var signer = SigningKeys.CreateOrLoad(folder["keys"], "Acme").Signer;
        Assert.That(signer.Sign(s_content), Is.Not.Empty);
    }

    [Test]
    public void A_certificate_about_to_expire_is_announced_and_an_expired_one_does_not_sign()
    {
        using var folder = new TemporaryDirectory();
        SigningKeys.CreateOrLoad(folder["keys"], "Acme").Signer.Dispose();
        var soon = SigningKeys.CreateOrLoad(folder["keys"], "Acme", new StoppedClock(DateTimeOffset.UtcNow.AddYears(10).AddDays(-30)));
        using (soon.Signer)
            Assert.That(
                soon.Notices,
                Has.One.Matches<Notice>(notice => notice!.IsWarning && notice.Text.Contains("expires on", StringComparison.Ordinal))
            );
        var late = SigningKeys.CreateOrLoad(folder["keys"], "Acme", new StoppedClock(DateTimeOffset.UtcNow.AddYears(11)));
        using (late.Signer)
        {
            Assert.That(
                late.Notices,
                Has.One.Matches<Notice>(notice => notice!.IsWarning && notice.Text.Contains("expired on", StringComparison.Ordinal))
            );
            Assert.That(() => late.Signer.Sign(s_content), Throws.TypeOf<SignatureException>().With.Message.Contains("valid from"));
        }
    }

    [Test]
    public void An_expired_certificate_is_refused_except_for_latest()
    {
        using var folder = new TemporaryDirectory();
        using var signer = SigningKeys.CreateOrLoad(folder["keys"], "Acme").Signer;
        var signature = signer.Sign(s_content);
        using var verifier = new SignatureVerifier(signer.RootCertificatePem, new StoppedClock(DateTimeOffset.UtcNow.AddYears(11)));
        Assert.That(
            () => verifier.Verify("the MoM", s_content, signature),
            Throws.TypeOf<SignatureException>().With.Message.Contains("valid from")
        );
        Assert.That(() => verifier.Verify("latest", s_content, signature, toleratesExpiry: true), Throws.Nothing);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_certificate_that_is_not_yet_valid_is_refused_for_latest_too(bool toleratesExpiry)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UtcNow;
        using var signer = SelfSigned(key, now.AddDays(1));
        var signature = new CertificateSigner(signer, clock: new StoppedClock(now.AddDays(2))).Sign(s_content);
        using var verifier = new SignatureVerifier(signer.ExportCertificatePem(), new StoppedClock(now));
        Assert.That(
            () => verifier.Verify("it", s_content, signature, toleratesExpiry),
            Throws.TypeOf<SignatureException>().With.Message.Contains("valid from")
        );
    }

    [Test]
    public void A_certificate_that_another_one_stands_before_is_refused_even_where_the_machine_knows_that_one()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var betweenKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = SelfSigned(rootKey, DateTimeOffset.UtcNow.AddDays(-1));
        using var between = Issued($"Between {Guid.NewGuid()}", betweenKey, root, isAuthority: true);
        using var certificate = Issued("Signer", signerKey, between, isAuthority: false);
        using var signer = new CertificateSigner(certificate.CopyWithPrivateKey(signerKey), root.ExportCertificatePem());
        var signature = signer.Sign(s_content);

        // Where the system looks for certificates that complete a chain; those there are not trusted for that.
        using var known = new X509Store(StoreName.CertificateAuthority, StoreLocation.CurrentUser);
        known.Open(OpenFlags.ReadWrite);
        using var publicPart = X509CertificateLoader.LoadCertificate(between.RawData);
        known.Add(publicPart);
        try
        {
            using var verifier = new SignatureVerifier(root.ExportCertificatePem());
            Assert.That(
                () => verifier.Verify("it", s_content, signature),
                Throws.TypeOf<SignatureException>().With.Message.Contains("was not issued by CN=Root")
            );
        }
        finally
        {
            known.Remove(publicPart);
        }
    }

    [Test]
    public void A_signature_of_a_stranger_or_over_other_content_is_refused()
    {
        using var folder = new TemporaryDirectory();
        using var ours = SigningKeys.CreateOrLoad(folder["ours"], "Acme").Signer;
        using var theirs = SigningKeys.CreateOrLoad(folder["theirs"], "Acme").Signer;
        using var verifier = new SignatureVerifier(ours.RootCertificatePem);
        Assert.Multiple(() =>
        {
            Assert.That(() => verifier.Verify("it", s_content, theirs.Sign(s_content)), Throws.TypeOf<SignatureException>());
            Assert.That(() => verifier.Verify("it", "other"u8, ours.Sign(s_content)), Throws.TypeOf<SignatureException>());
            Assert.That(() => verifier.Verify("it", s_content, "no signature"u8), Throws.TypeOf<SignatureException>());
            Assert.That(() => verifier.Verify("it", s_content, []), Throws.TypeOf<SignatureException>());
        });
    }

    [Test]
    public void A_key_of_another_certificate_is_refused()
    {
        using var folder = new TemporaryDirectory();
        SigningKeys.CreateOrLoad(folder["a"], "Acme").Signer.Dispose();
        SigningKeys.CreateOrLoad(folder["b"], "Acme").Signer.Dispose();
        Assert.That(
            () => CertificateSigner.FromPem(folder["a/signing.pem"], folder["b/signing.key"]),
            Throws.TypeOf<SignatureException>().With.Message.Contains("belong together")
        );
    }

    [Test]
    public void Signatures_of_the_same_bytes_are_the_same_with_either_kind_of_key()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        var now = DateTimeOffset.UtcNow;
        foreach (
            var certificate in new[]
            {
                Request("EC", ec, isAuthority: true).CreateSelfSigned(now.AddHours(-1), now.AddDays(1)),
                new CertificateRequest("CN=RSA", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(
                    now.AddHours(-1),
                    now.AddDays(1)
                ),
            }
        )
        {
            using var signer = new CertificateSigner(certificate);
            using var verifier = new SignatureVerifier(signer.RootCertificatePem);
            var (signature, plain) = (signer.Sign(s_content), signer.SignPlain(s_content));
            Assert.That(signer.Sign(s_content), Is.EqualTo(signature));
            Assert.That(signer.SignPlain(s_content), Is.EqualTo(plain));
            verifier.Verify("it", s_content, signature);
            verifier.VerifyPlain("it", s_content, plain, signer.SigningCertificatePem);
            Assert.That(() => verifier.VerifyPlain("it", [1], plain, signer.SigningCertificatePem), Throws.TypeOf<SignatureException>());
        }
    }

    // RFC 6979, A.2.5 and A.2.6, with SHA-256.
    [TestCase(
        "1.2.840.10045.3.1.7",
        "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721",
        "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8"
    )]
    [TestCase(
        "1.3.132.0.34",
        "6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D896D5724E4C70A825F872C9EA60D2EDF5",
        "21B13D1E013C7FA1392D03C5F99AF8B30C570C6F98D4EA8E354B63A21D3DAA33BDE1E888E63355D92FA2B3C36D8FB2CD"
            + "F3AA443FB107745BF4BD77CB3891674632068A10CA67E3D45DB2266FA7D1FEEBEFDC63ECCD1AC42EC0CB8668A4FA0AB0"
    )]
    public void An_EC_key_signs_as_RFC_6979_says(string curve, string secret, string signature)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.CreateFromValue(curve), D = Convert.FromHexString(secret) });
        using var repeatable = RepeatableEcdsa.Of(key)!;
        Assert.That(Convert.ToHexString(repeatable.SignData("sample"u8.ToArray(), HashAlgorithmName.SHA256)), Is.EqualTo(signature));
        Assert.That(key.VerifyData("sample"u8, Convert.FromHexString(signature), HashAlgorithmName.SHA256), Is.True);
    }

    [Test]
    public void A_certificate_beside_a_plain_signature_counts_only_if_the_pinned_one_issued_it()
    {
        using var folder = new TemporaryDirectory();
        using var ours = SigningKeys.CreateOrLoad(folder["ours"], "ours").Signer;
        using var stranger = SigningKeys.CreateOrLoad(folder["stranger"], "stranger").Signer;
        using var verifier = new SignatureVerifier(ours.RootCertificatePem);
        verifier.VerifyPlain("it", s_content, ours.SignPlain(s_content), ours.SigningCertificatePem);
        Assert.That(
            () => verifier.VerifyPlain("it", s_content, stranger.SignPlain(s_content), stranger.SigningCertificatePem),
            Throws.TypeOf<SignatureException>().With.Message.Contains("was not issued by")
        );
        Assert.That(
            () => verifier.VerifyPlain("it", s_content, ours.SignPlain(s_content), "no certificate"),
            Throws.TypeOf<SignatureException>()
        );
    }

    private static X509Certificate2 SelfSigned(ECDsa key, DateTimeOffset from) =>
        Request("Root", key, isAuthority: true).CreateSelfSigned(from, from.AddYears(1));

    private static X509Certificate2 Issued(string name, ECDsa key, X509Certificate2 issuer, bool isAuthority)
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7F;
        using var certificate = Request(name, key, isAuthority)
            .Create(issuer, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1), serial);
        return isAuthority ? certificate.CopyWithPrivateKey(key) : X509CertificateLoader.LoadCertificate(certificate.RawData);
    }

    private static CertificateRequest Request(string name, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true)
        );
        return request;
    }

    private static void AssertOpensslAccepts(string openssl, TemporaryDirectory folder, CertificateSigner signer)
    {
        File.WriteAllBytes(folder["content"], s_content);
        File.WriteAllBytes(folder["content.sig"], signer.Sign(s_content));
        File.WriteAllText(folder["root.pem"], signer.RootCertificatePem);
        using var process = Process.Start(
            new ProcessStartInfo(openssl)
            {
                ArgumentList =
                {
                    "smime",
                    "-verify",
                    "-binary",
                    "-inform",
                    "DER",
                    "-in",
                    folder["content.sig"],
                    "-content",
                    folder["content"],
                    "-CAfile",
                    folder["root.pem"],
                    "-purpose",
                    "any",
                    "-out",
                    "/dev/null",
                },
                RedirectStandardError = true,
            }
        )!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, error);
    }
}
