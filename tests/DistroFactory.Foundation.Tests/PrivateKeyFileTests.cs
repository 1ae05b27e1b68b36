using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DistroFactory.Foundation.PrivateKeys;
using DistroFactory.Testing;

namespace DistroFactory.Foundation.Tests;

/// <summary>Private keys as the tools of the field write them, and files that only look like some.</summary>
public sealed class PrivateKeyFileTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [TestCase("genpkey -algorithm RSA -out KEY")]
    [TestCase("genpkey -algorithm RSA -out KEY -aes256 -pass pass:secret")]
    [TestCase("genpkey -algorithm ED25519 -out KEY")]
    [TestCase("genpkey -algorithm RSA -outform DER -out KEY")]
    [TestCase("genpkey -algorithm ED25519 -outform DER -out KEY")]
    [TestCase("genrsa -traditional -out KEY 2048")]
    [TestCase("genrsa -traditional -aes256 -passout pass:secret -out KEY 2048")]
    [TestCase("ecparam -name prime256v1 -genkey -noout -out KEY")]
    [TestCase("ecparam -name prime256v1 -genkey -outform DER -noout -out KEY")]
    [TestCase("req -x509 -newkey rsa:2048 -nodes -subj /CN=x -keyout KEY -out KEY")]
    public void A_key_that_openssl_made_is_found(string arguments)
    {
        var file = _directory["key"];
        Tool.Run(Tool.Require("openssl", "openssl"), arguments.Replace("KEY", file, StringComparison.Ordinal).Split(' '));

        Assert.That(PrivateKeyFile.Find(file), Does.Contain("private key"));
    }

    [TestCase("-traditional")]
    [TestCase("-topk8 -v2 aes-256-cbc -passout pass:secret")]
    public void Other_forms_of_a_key_in_der_are_found(string form)
    {
        var openssl = Tool.Require("openssl", "openssl");
        Tool.Run(openssl, "genrsa", "-out", _directory["pem"], "2048");
        var command = form.StartsWith("-topk8", StringComparison.Ordinal) ? "pkcs8" : "rsa";
        Tool.Run(openssl, [command, .. form.Split(' '), "-in", _directory["pem"], "-outform", "DER", "-out", _directory["key"]]);

        Assert.That(PrivateKeyFile.Find(_directory["key"]), Is.EqualTo("a private key (DER)"));
    }

    [TestCase("")]
    [TestCase("-legacy")]
    public void A_pkcs12_file_is_found(string form)
    {
        var openssl = Tool.Require("openssl", "openssl");
        var (pem, file) = (_directory["pem"], _directory["store.p12"]);
        Tool.Run(openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x", "-keyout", pem, "-out", _directory["crt"]);
        string[] options = form.Length == 0 ? [] : [form];
        Tool.Run(openssl, ["pkcs12", "-export", .. options, "-inkey", pem, "-in", _directory["crt"], "-passout", "pass:x", "-out", file]);

        Assert.That(PrivateKeyFile.Find(file), Does.Contain("PKCS#12"));
        Assert.That(PrivateKeyFile.Find(_directory["crt"]), Is.Null, "a certificate is public");
    }

    [TestCase("ed25519")]
    [TestCase("rsa")]
    public void A_key_that_openssh_made_is_found(string kind)
    {
        var file = _directory["id"];
        Tool.Run(Tool.Require("ssh-keygen", "openssh-client"), "-q", "-t", kind, "-N", "", "-f", file);

        Assert.That(PrivateKeyFile.Find(file), Does.Contain("OPENSSH PRIVATE KEY"));
        Assert.That(PrivateKeyFile.Find(file + ".pub"), Is.Null);
    }

    [TestCase("rsa2048")]
    [TestCase("ed25519")]
    public void A_key_of_gpg_is_found_in_all_its_forms(string kind)
    {
        var gpg = Tool.Require("gpg", "gnupg");
        var home = _directory["home"];
        Directory.CreateDirectory(home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string[] common = ["--homedir", home, "--batch", "--quiet", "--pinentry-mode", "loopback", "--passphrase", "x"];
        Tool.Run(gpg, [.. common, "--quick-generate-key", "A <a@acme.example>", kind, "sign", "never"]);
        Tool.Run(gpg, [.. common, "--output", _directory["binary"], "--export-secret-keys"]);
        Tool.Run(gpg, [.. common, "--armor", "--output", _directory["armoured"], "--export-secret-keys"]);
        Tool.Run(gpg, [.. common, "--output", _directory["public"], "--export"]);
        var kept = Directory.GetFiles(Path.Combine(home, "private-keys-v1.d")).Single();
        Tool.Run(Tool.Require("gpgconf", "gnupg"), "--homedir", home, "--kill", "all");

        Assert.Multiple(() =>
        {
            Assert.That(PrivateKeyFile.Find(_directory["binary"]), Does.Contain("OpenPGP"));
            Assert.That(PrivateKeyFile.Find(_directory["armoured"]), Does.Contain("PGP PRIVATE KEY BLOCK"));
            Assert.That(PrivateKeyFile.Find(kept), Does.Contain("GnuPG"));
            Assert.That(PrivateKeyFile.Find(_directory["public"]), Is.Null);
        });
    }

    [TestCase(0)]
    [TestCase(65_500)]
    [TestCase(65_536)]
    [TestCase(200_000)]
    public void A_key_is_found_wherever_it_stands_in_a_file(int before)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var text = new string('x', before) + "\n" + key.ExportECPrivateKeyPem();

        Assert.That(PrivateKeyFile.Find(new MemoryStream(Encoding.ASCII.GetBytes(text))), Does.Contain("EC PRIVATE KEY"));
    }

    [Test]
    public void What_only_mentions_a_key_is_none()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=x", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UtcNow,
            DateTimeOffset.UtcNow.AddDays(1)
        );
        byte[][] harmless =
        [
            [],
            Encoding.ASCII.GetBytes("-----BEGIN RSA PRIVATE KEY-----\0-----END RSA PRIVATE KEY-----\0"),
            Encoding.ASCII.GetBytes("grep -l 'BEGIN PRIVATE KEY' *\n"),
            Encoding.ASCII.GetBytes("The file begins with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----.\n"),
            Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()),
            certificate.RawData,
            Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()),
            key.ExportSubjectPublicKeyInfo(),
            [0x95, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
        ];
        Assert.That(harmless.Select(content => PrivateKeyFile.Find(new MemoryStream(content))), Is.All.Null);
    }

    [TestCase("openssl", "openssl")]
    [TestCase("ssh-keygen", "openssh-client")]
    [TestCase("gpg", "gnupg")]
    public void Programs_that_read_keys_are_none(string program, string package) =>
        Assert.That(PrivateKeyFile.Find(RealPath.Of(Tool.Require(program, package))), Is.Null);

    [Test]
    public void Every_link_on_the_way_of_a_path_is_followed()
    {
        Directory.CreateDirectory(_directory["real/deep"]);
        File.CreateSymbolicLink(_directory["a"], "real/deep");
        File.CreateSymbolicLink(_directory["real/deep/b"], "../..");
        File.CreateSymbolicLink(_directory["round"], "round");
        var root = RealPath.Of(_directory.Path);

        Assert.Multiple(() =>
        {
            Assert.That(RealPath.Of(_directory["a/b/real/missing"]), Is.EqualTo($"{root}/real/missing"));
            Assert.That(RealPath.IsWithin(_directory["a"], _directory["real"]));
            Assert.That(RealPath.IsWithin(_directory["a/b"], _directory["real"]), Is.False);
            Assert.That(() => RealPath.Of(_directory["round"]), Throws.InstanceOf<IOException>().With.Message.Contains("circle"));
        });
    }
}
