using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Connections.Tokens;
using DistroFactory.Testing;
using Net.Pkcs11Interop.Common;

namespace DistroFactory.Tests.Connections.Tokens;

/// <summary>Keys in a token of SoftHSM.</summary>
[NonParallelizable]
public sealed class TokenKeyTests
{
    private static readonly byte[] s_content = "MANIFEST\t30\n"u8.ToArray();

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private SoftToken _token = null!;

    [OneTimeSetUp]
    public void MakeToken()
    {
        _token = new("keys");
        _token.Import(_rsa, "rsa", "01");
        _token.Import(_p256, "p256", "02");
        _token.Import(_p384, "p384", "03");
        _token.Import(_p384, "twice", "04");
        _token.Import(_p384, "twice", "05");
    }

    [OneTimeTearDown]
    public void RemoveToken()
    {
        _token.Dispose();
        _rsa.Dispose();
        _p256.Dispose();
        _p384.Dispose();
    }

    [Test]
    public void An_rsa_key_signs_the_same_bytes_as_in_a_file()
    {
        using var key = Open("object=rsa");
        using var rsa = (RSA)key.Of(Certificate(_rsa));
        Assert.That(
            rsa.SignData(s_content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            Is.EqualTo(_rsa.SignData(s_content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        );
    }

    [TestCase("p256")]
    [TestCase("p384")]
    public void An_ec_key_signs(string name)
    {
        var own = name == "p256" ? _p256 : _p384;
        using var key = Open($"object={name}");
        using var ecdsa = (ECDsa)key.Of(Certificate(own));
        var signature = ecdsa.SignData(s_content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        Assert.That(own.VerifyData(s_content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    [TestCase("object=rsa")]
    [TestCase("id=%02")]
    [TestCase("object=p384;id=%03")]
    public void The_token_says_what_the_public_key_is(string name)
    {
        using var algorithm = Open(name).Open();
        var own =
            name.Contains("rsa", StringComparison.Ordinal) ? (AsymmetricAlgorithm)_rsa
            : name.Contains("%02", StringComparison.Ordinal) ? _p256
            : _p384;
        Assert.That(algorithm.ExportSubjectPublicKeyInfo(), Is.EqualTo(own.ExportSubjectPublicKeyInfo()));
        Assert.That(algorithm.KeySize, Is.EqualTo(own.KeySize));
        Assert.That(() => algorithm.ExportPkcs8PrivateKey(), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void A_key_that_asks_for_its_pin_with_each_signature_gets_it()
    {
        var tool = Tool.Require("pkcs11-tool", "opensc");
        using var token = new SoftToken("asking");
        string[] make =
        [
            "--keypairgen",
            "--key-type",
            "EC:prime256v1",
            "--usage-sign",
            "--always-auth",
            "--label",
            "signing",
            "--id",
            "01",
        ];
        Tool.Run(tool, ["--module", SoftToken.Module, "--token-label", token.Label, "--login", "--pin", token.Pin, .. make]);
        using var ecdsa = (ECDsa)new TokenKey(TokenUri.Parse(token.Uri("object=signing")), pin: null).Open();
        for (var time = 0; time < 3; time++)
            Assert.That(ecdsa.VerifyData(s_content, ecdsa.SignData(s_content, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256));
    }

    [Test]
    public void Signatures_are_made_one_at_a_time_in_one_session()
    {
        using var key = Open("object=rsa");
        using var rsa = (RSA)key.Of(Certificate(_rsa));
        var expected = _rsa.SignData(s_content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Parallel.For(
            0,
            200,
            _ => Assert.That(rsa.SignData(s_content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), Is.EqualTo(expected))
        );
    }

    [Test]
    public void Two_keys_of_one_module_do_not_end_each_others_session()
    {
        using var first = (RSA)Open("object=rsa").Of(Certificate(_rsa));
        var second = (ECDsa)Open("object=p256").Of(Certificate(_p256));
        Assert.That(Sign(first), Is.Not.Empty);
        Assert.That(second.SignData(s_content, HashAlgorithmName.SHA256), Is.Not.Empty);
        second.Dispose();
        Assert.That(Sign(first), Is.Not.Empty);
    }

    [Test]
    public void A_key_that_is_closed_signs_no_more_and_leaves_no_session()
    {
        var rsa = (RSA)Open("object=rsa").Of(Certificate(_rsa));
        Sign(rsa);
        rsa.Dispose();
        Assert.That(() => Sign(rsa), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(File.ReadAllText("/proc/self/maps"), Does.Not.Contain("softhsm"), "the module is unloaded, and its sessions with it");
    }

    [Test]
    public void Without_a_pin_nothing_is_tried()
    {
        using var key = new TokenKey(TokenUri.Parse(_token.UriWithoutPin("object=rsa")), pin: null);
        Assert.That(Refusal(key, _rsa).Message, Does.Contain("none was given").And.Contain("pin-source").And.Contain("SIGNING_PIN"));
    }

    [Test]
    public void Nothing_is_asked_of_a_token_before_the_first_signature()
    {
        using var key = new TokenKey(TokenUri.Parse("pkcs11:token=none?module-path=/does/not/exist.so"), pin: null);
        Assert.That(() => key.Of(Certificate(_rsa)).Dispose(), Throws.Nothing);
    }

    [Test]
    public void A_wrong_pin_is_tried_once()
    {
        var pin = Path.Combine(Path.GetDirectoryName(_token.PinFile)!, "wrong");
        File.WriteAllText(pin, "55555");
        using var key = new TokenKey(TokenUri.Parse($"{_token.UriWithoutPin("object=rsa")}&pin-source={pin}"), pin: null);
        var first = Refusal(key, _rsa);
        Assert.That(first.Message, Does.Contain($"the PIN in the file {pin} is wrong").And.Contain("It was tried once"));
        Assert.That($"{first}", Does.Not.Contain("55555"));

        File.WriteAllText(pin, _token.Pin);
        Assert.That(Why(key, _rsa), Is.EqualTo(first.Why), "it is not tried again in this run");
    }

    [Test]
    public void A_wrong_pin_of_whoever_runs_the_factory_is_not_shown()
    {
        using var key = new TokenKey(TokenUri.Parse(_token.UriWithoutPin("object=rsa")), "66666");
        var error = Refusal(key, _rsa);
        Assert.That(error.Why, Is.EqualTo("the PIN in the variable SIGNING_PIN is wrong"));
        Assert.That($"{error}", Does.Not.Contain("66666"));
    }

    [TestCase("", "it is empty")]
    [TestCase(null, "Could not find file")]
    public void A_file_without_a_pin_is_refused_by_name(string? content, string why)
    {
        var pin = Path.Combine(Path.GetDirectoryName(_token.PinFile)!, $"no pin {content is null}");
        if (content is not null)
            File.WriteAllText(pin, content);
        using var key = new TokenKey(
            TokenUri.Parse($"{_token.UriWithoutPin("object=rsa")}&pin-source={pin.Replace(" ", "%20", StringComparison.Ordinal)}"),
            pin: null
        );
        Assert.That(Refusal(key, _rsa).Message, Does.StartWith($"Reading the PIN in {pin}: {why}"));
    }

    [TestCase("object=other", "the token has no such private key; it has ")]
    [TestCase("object=rsa;id=%02", "the token has no such private key; it has ")]
    [TestCase("object=twice", "2 private keys are named so: twice (id 0")]
    [TestCase("type=private", "5 private keys are named so: ")]
    public void Another_number_of_keys_than_one_is_refused_with_their_names(string name, string why)
    {
        using var key = Open(name);
        Assert.That(Why(key, _rsa), Does.StartWith(why).And.Contain("twice (id 04)"));
    }

    [Test]
    public void A_token_that_is_not_there_is_refused_with_those_that_are()
    {
        using var key = new TokenKey(TokenUri.Parse($"pkcs11:token=other?module-path={SoftToken.Module}"), _token.Pin);
        Assert.That(
            Refusal(key, _rsa).Message,
            Does.Contain("Looking for token other: ").And.Contain("has no such token; it has ").And.Contain("keys (serial ")
        );
    }

    [TestCase("library-version=1.0")]
    [TestCase("model=YubiHSM")]
    [TestCase("serial=0")]
    [TestCase("slot-id=999999")]
    public void Whatever_a_uri_says_of_a_token_must_be_so(string attribute)
    {
        using var key = Open($"object=rsa;{attribute}");
        Assert.That(Why(key, _rsa), Does.Contain("has no such token"));
    }

    [Test]
    public void Two_tokens_of_one_name_are_refused_with_their_serial_numbers()
    {
        using var one = new SoftToken("twin");
        using var key = new TokenKey(TokenUri.Parse($"pkcs11:object=rsa?module-path={SoftToken.Module}"), _token.Pin);
        Assert.That(Refusal(key, _rsa).Message, Does.Contain("2 tokens are named so: ").And.Contain("Add serial="));
    }

    [TestCase("rsa", false)]
    [TestCase("p256", false)]
    [TestCase("rsa", true)]
    public void The_key_of_another_certificate_is_refused_with_the_first_signature(string name, bool isOfAnotherKind)
    {
        using var rsa = RSA.Create(2048);
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = Open($"object={name}");
        AsymmetricAlgorithm stranger = (name == "rsa") == isOfAnotherKind ? ecdsa : rsa;
        Assert.That(
            Refusal(key, stranger).Message,
            Does.Contain("Signing with token keys, object ")
                .And.Contain("the key does not belong to the certificate: ")
                .And.Contain(isOfAnotherKind ? "it is an RSA key, and that one's is an EC key" : "its signature does not fit")
        );
    }

    [Test]
    public void A_missing_module_is_refused_by_name() => RefuseModule("/usr/lib/no-module.so", "it does not exist");

    [Test]
    public void A_folder_is_no_module() => RefuseModule("/usr/lib", "it is a folder");

    [Test]
    public void A_library_that_is_no_module_is_refused_by_name()
    {
        using var folder = new TemporaryDirectory();
        File.WriteAllText(folder["module.so"], "no library");
        RefuseModule(folder["module.so"], "it is no PKCS#11 module of this machine");
    }

    [Test]
    public void A_module_that_others_can_change_is_not_loaded()
    {
        using var folder = new TemporaryDirectory();
        File.Copy(SoftToken.Module, folder["module.so"]);
        File.SetUnixFileMode(folder["module.so"], (UnixFileMode)0b110_110_110);
        RefuseModule(folder["module.so"], "other users can change it, and it would run as a part of the factory");
    }

    [Test]
    public void A_token_that_is_gone_in_the_middle_is_said_to_be_so()
    {
        using var other = new SoftToken("removed");
        other.Import(_rsa, "rsa", "01");
        using var key = new TokenKey(TokenUri.Parse(other.Uri("object=rsa")), pin: null);
        using var rsa = (RSA)key.Of(Certificate(_rsa));
        Sign(rsa);
        var error = Assert.Throws<TokenException>(() =>
        {
            other.Remove();
            Sign(rsa);
        })!;
        Assert.That(error.Message, Does.Contain("the token was removed"));
    }

    [TestCase(CKR.CKR_PIN_INCORRECT, "is wrong")]
    [TestCase(CKR.CKR_PIN_LOCKED, "its PIN is locked")]
    [TestCase(CKR.CKR_PIN_EXPIRED, "the PIN has expired")]
    [TestCase(CKR.CKR_USER_PIN_NOT_INITIALIZED, "its user has no PIN yet")]
    [TestCase(CKR.CKR_DEVICE_REMOVED, "the token was removed")]
    [TestCase(CKR.CKR_GENERAL_ERROR, "the token answers CKR_GENERAL_ERROR")]
    public void Each_refused_login_says_why(CKR answer, string why) =>
        Assert.That(
            TokenFailure.OfLogin(TokenUri.Parse("pkcs11:token=a"), "the file p", new("C_Login", answer)).Message,
            Does.StartWith("Logging in to token a: ").And.Contain(why)
        );

    [TestCase(true, false, "its PIN is locked")]
    [TestCase(false, true, "one more would lock it")]
    public void A_login_that_would_lock_a_token_is_not_tried(bool isLocked, bool isLastTry, string why) =>
        Assert.That(TokenFailure.BeforeLogin(TokenUri.Parse("pkcs11:token=a"), isLocked, isLastTry)!.Why, Does.Contain(why));

    private static byte[] Sign(RSA rsa) => rsa.SignData(s_content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static void RefuseModule(string path, string why)
    {
        using var key = new TokenKey(TokenUri.Parse($"pkcs11:token=a?module-path={path}"), "1");
        using var rsa = RSA.Create(2048);
        Assert.That(Refusal(key, rsa).Message, Does.StartWith($"Loading the PKCS#11 module {path}: {why}"));
    }

    private TokenKey Open(string key) => new(TokenUri.Parse(_token.Uri(key)), pin: null);

    private static string Why(TokenKey key, AsymmetricAlgorithm own) => Refusal(key, own).Why;

    private static TokenException Refusal(TokenKey key, AsymmetricAlgorithm own)
    {
        var algorithm = key.Of(Certificate(own));
        return Assert.Throws<TokenException>(() =>
        {
            if (algorithm is RSA rsa)
                Sign(rsa);
            else
                ((ECDsa)algorithm).SignData(s_content, HashAlgorithmName.SHA256);
        })!;
    }

    private static X509Certificate2 Certificate(AsymmetricAlgorithm key)
    {
        var request = key is RSA rsa
            ? new CertificateRequest("CN=Acme", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=Acme", (ECDsa)key, HashAlgorithmName.SHA256);
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(300));
        return X509CertificateLoader.LoadCertificate(certificate.RawData);
    }
}
