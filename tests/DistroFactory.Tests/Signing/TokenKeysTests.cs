using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Configuration;
using DistroFactory.Connections.Tokens;
using DistroFactory.Run;
using DistroFactory.Session;
using DistroFactory.Signing;
using DistroFactory.Steps.Images;
using DistroFactory.Testing;
using DistroFactory.Tests.Run;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Signing;

/// <summary>Releases are signed with the key in a token as with the same key in a file.</summary>
[NonParallelizable]
public sealed class TokenKeysTests
{
    private static readonly byte[] s_content = "MANIFEST\t30\n"u8.ToArray();

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private SoftToken _token = null!;
    private TemporaryDirectory _folder = null!;

    [OneTimeSetUp]
    public void MakeKeys()
    {
        _token = new("signer");
        (_folder, var now) = (new(), DateTimeOffset.UtcNow);
        foreach (
            var (index, (name, key)) in new (string, AsymmetricAlgorithm)[] { ("rsa", _rsa), ("p256", _p256), ("p384", _p384) }.Index()
        )
        {
            _token.Import(key, name, $"0{index}");
            var request = key is RSA rsa
                ? new CertificateRequest("CN=Acme", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                : new CertificateRequest("CN=Acme", (ECDsa)key, HashAlgorithmName.SHA256);
            using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(300));
            File.WriteAllText(_folder[$"{name}.pem"], certificate.ExportCertificatePem());
            File.WriteAllText(_folder[$"{name}.key"], key.ExportPkcs8PrivateKeyPem());
            File.SetUnixFileMode(_folder[$"{name}.key"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [OneTimeTearDown]
    public void RemoveKeys()
    {
        _token.Dispose();
        _folder.Dispose();
        _rsa.Dispose();
        _p256.Dispose();
        _p384.Dispose();
    }

    [Test]
    public void An_rsa_key_signs_to_the_same_bytes_as_from_a_file()
    {
        using var fromFile = CertificateSigner.FromPem(_folder["rsa.pem"], _folder["rsa.key"]);
        using var fromToken = ReleaseSigner.Open(Workplace("rsa"));
        Assert.That(fromToken.Current.Sign(s_content), Is.EqualTo(fromFile.Sign(s_content)));
        Assert.That(((IPlainSigner)fromToken.Current).SignPlain(s_content), Is.EqualTo(fromFile.SignPlain(s_content)));
    }

    [TestCase("p256")]
    [TestCase("p384")]
    public void An_ec_key_signs_with_all_that_a_file_signs_with(string name)
    {
        using var fromFile = CertificateSigner.FromPem(_folder[$"{name}.pem"], _folder[$"{name}.key"]);
        using var fromToken = ReleaseSigner.Open(Workplace(name));
        var (expected, found) = (Decoded(fromFile.Sign(s_content)), Decoded(fromToken.Current.Sign(s_content)));
        Assert.Multiple(() =>
        {
            Assert.That(found.SignatureAlgorithm.Value, Is.EqualTo(expected.SignatureAlgorithm.Value));
            Assert.That(found.DigestAlgorithm.Value, Is.EqualTo(expected.DigestAlgorithm.Value));
            Assert.That(Attributes(found), Is.EqualTo(Attributes(expected)));
            Assert.That(found.Certificate!.RawData, Is.EqualTo(expected.Certificate!.RawData));
        });
    }

    [TestCase("rsa")]
    [TestCase("p256")]
    [TestCase("p384")]
    public void What_it_signs_is_what_clients_and_openssl_accept(string name)
    {
        var openssl = Tool.Require("openssl", "openssl");
        using var signers = ReleaseSigner.Open(Workplace(name));
        Assert.That(() => SigningTrial.Run(signers.Current), Throws.Nothing);
        File.WriteAllBytes(_folder["content"], s_content);
        File.WriteAllBytes(_folder["content.sig"], signers.Current.Sign(s_content));
        Tool.Run(
            openssl,
            [
                .. new[] { "smime", "-verify", "-in", _folder["content.sig"], "-inform", "der", "-content", _folder["content"] },
                .. new[] { "-purpose", "any", "-CAfile", _folder[$"{name}.pem"], "-out", "/dev/null" },
            ]
        );
        using var verifier = new SignatureVerifier(signers.Current.RootCertificatePem);
        var plain = (IPlainSigner)signers.Current;
        Assert.That(() => verifier.VerifyPlain("it", s_content, plain.SignPlain(s_content), plain.SigningCertificatePem), Throws.Nothing);
    }

    [TestCase("rsa")]
    [TestCase("p256")]
    public void Checksums_of_images_are_signed_by_a_token(string name)
    {
        var openssl = Tool.Require("openssl", "openssl");
        var workplace = Workplace(name);
        using var signer = ImageSigner.Open(workplace, new("images", "auto", ImageFailure.Fail) { SigningToken = Token(name) })!;
        File.WriteAllBytes(_folder["sums"], s_content);
        File.WriteAllBytes(_folder["sums.sig"], signer.Sign(s_content));
        var key = name == "rsa" ? (AsymmetricAlgorithm)_rsa : _p256;
        File.WriteAllText(_folder["public.pem"], key.ExportSubjectPublicKeyInfoPem());
        Tool.Run(openssl, "dgst", "-sha256", "-verify", _folder["public.pem"], "-signature", _folder["sums.sig"], _folder["sums"]);
    }

    [Test]
    public void The_key_of_another_certificate_ends_a_run_before_it_mixes()
    {
        using var signers = ReleaseSigner.Open(Workplace("p256", certificate: "rsa"));
        Assert.That(
            () => SigningTrial.Run(signers.Current),
            Throws.TypeOf<TokenException>().With.Message.Contains("the key does not belong to the certificate")
        );
    }

    [Test]
    public void Who_only_looks_at_keys_asks_no_token()
    {
        var workplace = Workplace("rsa", Parse("pkcs11:token=none;object=rsa?module-path=/no/module.so&pin-source=/no/pin"));
        ReleaseSigner.WarnOfExpiry(workplace);
        Assert.That(ReleaseSigner.FindRoots(workplace).Current, Is.EqualTo(File.ReadAllText(_folder["rsa.pem"])));
        Assert.That(
            new KeyReport(workplace, TimeProvider.System).Lines(),
            Has.One.Contains("Signs with").And.One.Contains("the key in token none, object rsa")
        );
    }

    [Test]
    public void One_pin_is_not_tried_with_two_tokens()
    {
        var workplace = Workplace("rsa", Parse(_token.UriWithoutPin("object=rsa")), pin: _token.Pin);
        using (var signers = ReleaseSigner.Open(workplace))
            Assert.That(() => signers.Current.Sign(s_content), Throws.Nothing);

        var other = new ImagesConfiguration("images", "auto", ImageFailure.Fail) { SigningToken = Parse("pkcs11:token=other") };
        Assert.That(
            () => ReleaseSigner.Open(workplace with { Configuration = workplace.Configuration with { Images = other } }),
            Throws
                .TypeOf<ConfigurationException>()
                .With.Message.Contains("images.signing.key is in token other, and the one PIN that was given would be tried with both")
        );
    }

    private static TokenUri Parse(string uri) => TokenUri.Parse(uri);

    private TokenUri Token(string key) => Parse(_token.Uri($"object={key}"));

    private Workplace Workplace(string key, TokenUri? token = null, string? certificate = null, string? pin = null)
    {
        var workplace = TestWorkplace.In(_folder);
        var signing = new SigningConfiguration { Certificate = _folder[$"{certificate ?? key}.pem"], Token = token ?? Token(key) };
        return workplace with
        {
            Options = workplace.Options with { SigningPin = pin },
            Configuration = workplace.Configuration with { Signing = signing },
        };
    }

    private static SignerInfo Decoded(byte[] signature)
    {
        var cms = new SignedCms(new ContentInfo(s_content), detached: true);
        cms.Decode(signature);
        return cms.SignerInfos[0];
    }

    private static string[] Attributes(SignerInfo signer) =>
        [
            .. signer
                .SignedAttributes.Cast<CryptographicAttributeObject>()
                .Select(attribute => $"{attribute.Oid.Value} {Convert.ToHexString(attribute.Values[0].RawData)}"),
        ];
}
