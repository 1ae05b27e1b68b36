using DistroFactory.Packages.Signatures;
using DistroFactory.Packages.Tests.Rpm;

namespace DistroFactory.Packages.Tests.Signatures;

/// <summary>
/// Packages that the real rpmsign signed. Where rpmkeys looks at the same things, its verdict must be the same; it looks at neither expiry
/// nor revocation.
/// </summary>
[TestFixture]
public sealed class PackageSignatureTests
{
    private const int HeaderRsa = 268;
    private const int HeaderDsa = 267;
    private const int HeaderOpenPgp = 278;
    private const int HeaderAndPayload = 1005;

    private SigningKeys _keys = null!;

    [OneTimeSetUp]
    public void MakeKeys()
    {
        _keys = new();
        _keys.Key("stranger");
        _keys.Key("acme");
    }

    [OneTimeTearDown]
    public void RemoveKeys() => _keys.Dispose();

    [Test]
    public void A_signed_package_is_accepted_with_the_key_and_refused_without(
        [Values("rsa2048", "rsa4096", "ed25519", "dsa2048")] string algorithm,
        [Values] bool withPayload
    )
    {
        _keys.Key(algorithm, algorithm);
        var package = _keys.Package($"good-{algorithm}-{withPayload}");
        _keys.Gpg.SignPackage(_keys.Key(algorithm), package, withPayload);
        var finding = _keys.Verify(package, "stranger");
        Assert.Multiple(() =>
        {
            Assert.That(_keys.Verify(package, "stranger", algorithm).Verdict, Is.EqualTo(SignatureVerdict.Good));
            Assert.That(_keys.RpmAccepts(package, "stranger", algorithm), Is.True);
            Assert.That(finding.Verdict, Is.EqualTo(SignatureVerdict.UnknownKey));
            Assert.That(finding.KeyId, Is.EqualTo(_keys.Key(algorithm)[^16..]));
            Assert.That(finding.Why, Does.Contain(_keys.Key(algorithm)[^16..]).And.Contain(_keys.Key("stranger")[^16..]));
            Assert.That(_keys.RpmAccepts(package, "stranger"), Is.False);
        });
    }

    [Test]
    public void A_package_without_a_signature_is_refused()
    {
        var package = _keys.Package("unsigned");
        Assert.That(_keys.Verify(package, "stranger").Verdict, Is.EqualTo(SignatureVerdict.Unsigned));
        Assert.That(_keys.RpmAccepts(package, "stranger"), Is.False);
    }

    // Whoever changes a package makes its digests right again; the signature they cannot.
    [Test]
    public void A_signature_of_another_package_is_forged([Values] bool withPayload)
    {
        var donor = Handmade("some text", withPayload, (header, payload) => Sign("acme", withPayload ? [.. header, .. payload] : header));
        var signature = default(byte[]);
        new HandmadePackage(new HandmadeFile("/a", "some text"))
        {
            Signature = (_, header, payload) => signature = Sign("acme", withPayload ? [.. header, .. payload] : header),
        }.ToBytes();
        var package = Handmade("other text", withPayload, (_, _) => signature!);
        var finding = _keys.Verify(package, "acme");
        Assert.Multiple(() =>
        {
            Assert.That(_keys.Verify(donor, "acme").Verdict, Is.EqualTo(SignatureVerdict.Good));
            Assert.That(finding.Verdict, Is.EqualTo(SignatureVerdict.Forged));
            Assert.That(finding.Why, Does.Contain(_keys.Key("acme")[^16..]));
        });
    }

    [Test]
    public void A_signature_of_other_data_is_forged_for_rpm_too([Values("rsa2048", "ed25519")] string algorithm)
    {
        var package = _keys.Package($"forged-{algorithm}");
        _keys.Key(algorithm, algorithm);
        _keys.Gpg.SignOtherData(_keys.Key(algorithm), package);
        Assert.That(_keys.Verify(package, algorithm).Verdict, Is.EqualTo(SignatureVerdict.Forged));
        Assert.That(_keys.RpmAccepts(package, algorithm), Is.False);
    }

    [Test]
    public void A_forged_signature_beside_a_good_one_is_refused()
    {
        var package = _keys.Write(
            new HandmadePackage(new HandmadeFile("/a", "some text"))
            {
                Signature = (signatures, header, payload) =>
                {
                    Add(signatures, HeaderDsa, Sign("acme", header));
                    Add(signatures, HeaderAndPayload, Sign("acme", [.. header, .. payload, 0]));
                },
            }
        );
        Assert.That(_keys.Verify(package, "acme").Verdict, Is.EqualTo(SignatureVerdict.Forged));
    }

    [Test]
    public void A_signature_of_the_header_alone_is_not_enough_when_the_header_does_not_determine_the_payload()
    {
        var package = new Func<bool, string>(withPayload =>
            _keys.Write(
                new HandmadePackage(new HandmadeFile("/a", "some text"))
                {
                    // MD5, in which other content with the same digest can be made.
                    Header = header => header.Ints(5011, 1).Texts(1035, ["552e21cd4cd9918678e3c1a0df491bc3"]).Texts(5092, [""]),
                    Signature = (signatures, header, payload) =>
                    {
                        Add(signatures, HeaderDsa, Sign("acme", header));
                        if (withPayload)
                            Add(signatures, HeaderAndPayload, Sign("acme", [.. header, .. payload]));
                    },
                }
            )
        );
        Assert.That(_keys.Verify(package(false), "acme").Verdict, Is.EqualTo(SignatureVerdict.Incomplete));
        Assert.That(_keys.Verify(package(true), "acme").Verdict, Is.EqualTo(SignatureVerdict.Good));
    }

    [Test]
    public void Of_the_signatures_of_version_6_of_rpm_one_that_is_good_is_enough()
    {
        var package = _keys.Write(
            new HandmadePackage(new HandmadeFile("/a", "some text"))
            {
                Signature = (signatures, header, _) =>
                    signatures.Texts(
                        HeaderOpenPgp,
                        [Convert.ToBase64String(Sign("stranger", header)), Convert.ToBase64String(Sign("acme", header))]
                    ),
            }
        );
        Assert.That(_keys.Verify(package, "acme").Verdict, Is.EqualTo(SignatureVerdict.Good));
    }

    [Test]
    public void Garbage_is_no_signature(
        [Values(HeaderRsa, HeaderOpenPgp, HeaderAndPayload)] int tag,
        [Values("", "garbage")] string garbage
    )
    {
        var package = _keys.Write(
            new HandmadePackage(new HandmadeFile("/a", "some text")) { Signature = (signatures, _, _) => signatures.Text(tag, garbage) }
        );
        Assert.That(_keys.Verify(package, "acme").Verdict, Is.EqualTo(SignatureVerdict.Unreadable));
    }

    [Test]
    public void A_key_that_expired_signs_nothing_any_more()
    {
        _keys.Key("expired", "ed25519", SigningKeys.LongAgo, "1y");
        var package = _keys.Package("of-an-expired-key");
        _keys.Gpg.SignPackage(_keys.Key("expired"), package, created: "20200201T000000");
        var finding = _keys.Verify(package, "expired");
        Assert.That(finding.Verdict, Is.EqualTo(SignatureVerdict.KeyExpired));
        Assert.That(finding.Why, Does.Contain("expired on 2020-12-31").And.Contain(_keys.Key("expired")[^16..]));
    }

    [Test]
    public void A_key_whose_owner_prolonged_it_signs_again()
    {
        _keys.Key("prolonged", "ed25519", SigningKeys.LongAgo, "1y");
        var package = _keys.Package("of-a-prolonged-key");
        _keys.Gpg.SignPackage(_keys.Key("prolonged"), package, created: "20200201T000000");
        _keys.Gpg.Run(["--quick-set-expire", _keys.Key("prolonged"), "0"]);
        Assert.That(_keys.Verify(package, "prolonged").Verdict, Is.EqualTo(SignatureVerdict.Good));
    }

    [Test]
    public void A_revoked_key_signs_nothing_any_more()
    {
        _keys.Key("revoked");
        var package = _keys.Package("of-a-revoked-key");
        _keys.Gpg.SignPackage(_keys.Key("revoked"), package);
        Assert.That(_keys.Verify(package, "revoked").Verdict, Is.EqualTo(SignatureVerdict.Good));
        _keys.Gpg.Revoke(_keys.Key("revoked"));
        Assert.That(_keys.Verify(package, "revoked").Verdict, Is.EqualTo(SignatureVerdict.Revoked));
    }

    [Test]
    public void A_signature_that_expired_is_refused()
    {
        _keys.Key("old", "ed25519", SigningKeys.LongAgo);
        string[] options = ["--faked-system-time", "20200201T000000", "--default-sig-expire", "2d"];
        // rpmsign makes no such signature.
        var package = Handmade("some text", withPayload: false, (header, _) => Sign("old", header, options));
        var finding = _keys.Verify(package, "old");
        Assert.That(finding.Verdict, Is.EqualTo(SignatureVerdict.Expired));
        Assert.That(finding.Why, Does.Contain("expired on 2020-02-03"));
    }

    [Test]
    public void A_signature_of_the_future_is_refused()
    {
        var package = _keys.Package("future");
        _keys.Gpg.SignPackage(_keys.Key("acme"), package, created: "20990101T000000");
        Assert.That(_keys.Verify(package, "acme").Why, Does.Contain("2099-01-01, which is in the future"));
    }

    [Test]
    public void A_signature_of_SHA_1_is_refused()
    {
        _keys.Key("rsa", "rsa2048");
        var package = _keys.Package("sha1");
        _keys.Gpg.SignPackage(_keys.Key("rsa"), package, options: "--digest-algo SHA1");
        var finding = _keys.Verify(package, "rsa");
        Assert.That(finding.Verdict, Is.EqualTo(SignatureVerdict.Weak));
        Assert.That(finding.Why, Does.Contain("SHA1"));
    }

    [Test]
    public void A_key_of_1024_bits_is_refused()
    {
        _keys.Key("short", "rsa1024");
        var package = _keys.Package("short");
        _keys.Gpg.SignPackage(_keys.Key("short"), package);
        Assert.That(_keys.Verify(package, "short").Verdict, Is.EqualTo(SignatureVerdict.Weak));
    }

    private string Handmade(string text, bool withPayload, Func<byte[], byte[], byte[]> sign) =>
        _keys.Write(
            new HandmadePackage(new HandmadeFile("/a", text))
            {
                Signature = (signatures, header, payload) =>
                    Add(signatures, withPayload ? HeaderAndPayload : HeaderDsa, sign(header, payload)),
            }
        );

    private static void Add(HandmadeHeader signatures, int tag, byte[] signature) => signatures.Add(tag, 7, signature.Length, signature);

    private byte[] Sign(string name, byte[] data, params string[] options)
    {
        var file = _keys.Folder["signed"];
        File.WriteAllBytes(file, data);
        _keys.Gpg.Run([.. options, "--local-user", _keys.Key(name), "--output", file + ".sig", "--detach-sign", file]);
        return File.ReadAllBytes(file + ".sig");
    }
}
