using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Configuration;
using DistroFactory.Connections.Tokens;
using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.Session;
using DistroFactory.Testing;
using DistroFactory.Tests.Evidence;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Signing;

/// <summary>Whole releases whose keys are in a token: a signing key below a root, and another for images.</summary>
[NonParallelizable]
public sealed class TokenReleaseTests
{
    private const string Pin = "71930";

    private SoftToken _token = null!;
    private ReleasedSample _sample = null!;

    [SetUp]
    public void SetUp()
    {
        _sample = new();
        _token = new("release", Pin);
        using var root = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var signing = RSA.Create(2048);
        using var images = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _token.Import(signing, "signing", "01");
        _token.Import(images, "images", "02");
        var now = DateTimeOffset.UtcNow;
        var issuer = new CertificateRequest("CN=Acme root", root, HashAlgorithmName.SHA256);
        issuer.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var rootCertificate = issuer.CreateSelfSigned(now.AddDays(-1), now.AddDays(300));
        using var certificate = new CertificateRequest("CN=Acme", signing, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).Create(
            rootCertificate.SubjectName,
            X509SignatureGenerator.CreateForECDsa(root),
            now.AddDays(-1),
            now.AddDays(300),
            [1]
        );
        File.WriteAllText(_sample["root.pem"], rootCertificate.ExportCertificatePem() + "\n");
        File.WriteAllText(_sample["signing.pem"], certificate.ExportCertificatePem() + "\n");
        File.WriteAllText(_sample["signing.key"], signing.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(_sample["images.public"], images.ExportSubjectPublicKeyInfoPem());
    }

    [TearDown]
    public void TearDown()
    {
        _token.Dispose();
        _sample.Dispose();
    }

    [Test]
    public async Task All_that_a_release_signs_is_signed_by_the_token_and_its_pin_is_nowhere()
    {
        Sign(_token.UriWithoutPin("object=signing"), _token.UriWithoutPin("object=images"));

        await _sample.ReleaseAsync(change: options => options with { SigningPin = Pin });

        var signatures = Directory.GetFiles(Path.Combine(_sample.Stage, "update"), "*.sig", SearchOption.AllDirectories);
        Assert.That(signatures, Has.Length.GreaterThanOrEqualTo(4));
        var openssl = Tool.Require("openssl", "openssl");
        using var fromFile = CertificateSigner.FromPem(_sample["signing.pem"], _sample["signing.key"], _sample["root.pem"]);
        foreach (var signature in signatures)
        {
            string[] files = ["-in", signature, "-content", signature[..^4], "-CAfile", _sample["root.pem"], "-out", "/dev/null"];
            Tool.Run(openssl, ["smime", "-verify", "-inform", "der", "-purpose", "any", .. files]);
            Assert.That(File.ReadAllBytes(signature), Is.EqualTo(fromFile.Sign(File.ReadAllBytes(signature[..^4]))), signature);
        }

        var sums = Directory.GetFiles(Path.Combine(_sample.Stage, "releases/10/images"), "*SUM");
        Assert.That(sums, Is.Not.Empty);
        foreach (var file in sums)
            Tool.Run(openssl, "dgst", "-sha256", "-verify", _sample["images.public"], "-signature", $"{file}.sig", file);
        AssertThatNobodyReadsThePin();
        AssertThatNoSessionIsOpen();
    }

    [Test]
    public async Task A_release_that_is_made_again_by_a_token_has_the_same_bytes()
    {
        Sign(_token.Uri("object=signing"));
        await _sample.ReleaseAsync();
        using var second = new ReleasedSample();
        ReleasedSample.Copy(_sample.Config, second["again"]);
        second.Configure("again");
        await second.ReleaseAsync(change: options =>
            options with
            {
                Locked = Path.Combine(_sample.Stage, "releases/10/release-10.lock"),
                LockedByAnyTool = true,
            }
        );
        foreach (
            var file in new[]
            {
                "update/10/Manifest.MoM.sig",
                "update/version/latest_version.sig",
                "releases/10/provenance-10.intoto.jsonl",
            }
        )
            Assert.That(
                File.ReadAllBytes(Path.Combine(second.Stage, file)),
                Is.EqualTo(File.ReadAllBytes(Path.Combine(_sample.Stage, file))),
                file
            );
    }

    [Test]
    public void A_wrong_pin_ends_a_release_before_anything_is_mixed_and_is_not_shown()
    {
        Sign(_token.UriWithoutPin("object=signing"));
        Refuse<TokenException>("Logging in to token release: the PIN in the variable SIGNING_PIN is wrong", pin: "55555");
        Assert.That($"{_sample.Log}", Does.Not.Contain("55555"));
    }

    [Test]
    public void A_release_without_a_pin_says_where_one_belongs()
    {
        Sign(_token.UriWithoutPin("object=signing"));
        Refuse<TokenException>("it asks for a PIN, and none was given");
    }

    [Test]
    public void A_key_that_the_token_does_not_have_ends_a_release_before_anything_is_mixed()
    {
        Sign(_token.Uri("object=other"));
        Refuse<TokenException>("the token has no such private key; it has ");
    }

    [Test]
    public void The_key_of_another_certificate_ends_a_release_before_anything_is_mixed()
    {
        Sign(_token.Uri("object=images"));
        Refuse<TokenException>("Signing with token release, object images for CN=Acme: the key does not belong to the certificate");
    }

    [Test]
    public void A_module_that_is_missing_is_refused_with_the_line_that_names_it()
    {
        Sign("pkcs11:token=release;object=signing?module-path=/usr/lib/no-module.so");
        Refuse<ConfigurationException>("signing.key: module-path: the file '/usr/lib/no-module.so' does not exist");
    }

    [Test]
    public void A_pin_in_the_configuration_is_refused_and_not_shown()
    {
        Sign(_token.UriWithoutPin("object=signing") + "&pin-value=" + Pin);
        var error = Refuse<ConfigurationException>("signing.key: pin-value would write the PIN into the configuration");
        Assert.That($"{error}", Does.Not.Contain(Pin));
    }

    [Test]
    public async Task A_run_that_is_cancelled_leaves_no_session()
    {
        Sign(_token.Uri("object=signing"));
        using var stop = new CancellationTokenSource();
        var options = new ReleaseOptions
        {
            Config = _sample.Config,
            FactoryRoot = _sample.Factory,
            Cancellation = () => stop.Token,
        };
        using (var session = new ReleaseSession(options, _sample.Log))
        {
            await session.FetchConfigAsync();
            await session.InitializeAsync();
            Assert.That(File.ReadAllText("/proc/self/maps"), Does.Contain("softhsm"), "the trial signature was made");
            await stop.CancelAsync();
            Assert.That(() => session.FetchContentAsync(), Throws.InstanceOf<OperationCanceledException>());
        }

        AssertThatNoSessionIsOpen();
    }

    private static void AssertThatNoSessionIsOpen() =>
        Assert.That(File.ReadAllText("/proc/self/maps"), Does.Not.Contain("softhsm"), "the module is unloaded, and its sessions with it");

    private void AssertThatNobodyReadsThePin()
    {
        Assert.That($"{_sample.Log}", Does.Not.Contain(Pin));
        Assert.That(
            Directory
                .EnumerateFiles(_sample.Factory, "*", SearchOption.AllDirectories)
                .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf("71930"u8) >= 0),
            Is.Empty
        );
    }

    private TException Refuse<TException>(string message, string? pin = null)
        where TException : FactoryException
    {
        var error = Assert.Throws<TException>(() =>
            _sample.ReleaseAsync(change: options => options with { SigningPin = pin }).GetAwaiter().GetResult()
        )!;
        Assert.That(error.Message, Does.Contain(message));
        Assert.That(Path.Combine(_sample.Stage, "update"), Does.Not.Exist);
        AssertThatNoSessionIsOpen();
        return error;
    }

    private void Sign(string key, string? images = null)
    {
        var yaml = Path.Combine(_sample.Config, "distro.yaml");
        File.AppendAllText(
            yaml,
            $"\nsigning: {{ certificate: {_sample["root.pem"]}, signing-certificate: {_sample["signing.pem"]}, key: \"{key}\" }}\n"
        );
        if (images is not null)
            File.WriteAllText(
                yaml,
                File.ReadAllText(yaml)
                    .Replace("engine: embedded }", $"engine: embedded, signing: {{ key: \"{images}\" }} }}", StringComparison.Ordinal)
            );
    }
}
