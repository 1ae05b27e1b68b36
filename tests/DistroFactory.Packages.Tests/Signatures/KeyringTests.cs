using DistroFactory.Packages.Metadata;
using DistroFactory.Packages.Signatures;
using DistroFactory.Testing;
using DistroFactory.Testing.Fuzzing;

namespace DistroFactory.Packages.Tests.Signatures;

/// <summary>Files of keys and detached signatures, as gpg and sq make them.</summary>
[TestFixture]
public sealed class KeyringTests
{
    private SigningKeys _keys = null!;

    [OneTimeSetUp]
    public void MakeKeys()
    {
        _keys = new();
        _keys.Key("acme");
        _keys.Key("other", "rsa2048");
        File.WriteAllText(_keys.Folder["text"], "some text");
    }

    [OneTimeTearDown]
    public void RemoveKeys() => _keys.Dispose();

    [Test]
    public void A_file_holds_any_number_of_keys_in_text_form_or_not()
    {
        var several = _keys.Folder["several"];
        File.WriteAllText(
            several,
            "Keys of Acme\n" + File.ReadAllText(_keys.PublicKey("acme")) + "\nand\n" + File.ReadAllText(_keys.PublicKey("other"))
        );
        var binary = _keys.Folder["binary"];
        _keys.Gpg.Run(["--output", binary, "--export"]);
        Assert.That(Fingerprints(several), Is.EqualTo(new[] { _keys.Key("acme"), _keys.Key("other") }));
        Assert.That(Fingerprints(binary), Is.EquivalentTo(new[] { _keys.Key("acme"), _keys.Key("other") }));
    }

    [Test]
    public void A_secret_key_is_refused_and_not_shown()
    {
        var file = _keys.Folder["secret"];
        _keys.Gpg.Run(["--armor", "--output", file, "--export-secret-keys", _keys.Key("acme")]);
        Assert.That(() => Fingerprints(file), Throws.TypeOf<PackageException>().With.Message.Contains("it holds a secret key"));
    }

    [TestCase("", "no block")]
    [TestCase("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEZ", "does not end")]
    [TestCase("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n=abcd\n-----END PGP PUBLIC KEY BLOCK-----\n", "no OpenPGP key")]
    public void A_file_without_keys_is_refused_by_name(string text, string why)
    {
        var file = _keys.Folder["none"];
        File.WriteAllText(file, text);
        Assert.That(() => Fingerprints(file), Throws.TypeOf<PackageException>().With.Message.Contains(file).And.Message.Contains(why));
    }

    [Test]
    public void A_subkey_signs_for_its_certificate_until_it_is_revoked()
    {
        var certificate = _keys.Key("with-subkey", "rsa2048");
        _keys.Gpg.Run(["--quick-add-key", certificate, "ed25519", "sign", "never"]);
        var subkey = _keys
            .Gpg.Run(["--with-colons", "--list-keys", certificate])
            .Split('\n')
            .Last(line => line.StartsWith("fpr:", StringComparison.Ordinal))
            .Split(':')[9];
        var signature = File.ReadAllBytes(_keys.Gpg.Sign(subkey, _keys.Folder["text"]));
        Assert.That(subkey, Is.Not.EqualTo(certificate));
        Assert.That(Verify(signature, "with-subkey").Why, Does.Contain(subkey[^16..]));
        Assert.That(Verify(signature, "with-subkey").Verdict, Is.EqualTo(SignatureVerdict.Good));

        _keys.Gpg.RunCommands(certificate, "key 1", "revkey", "y", "3", "no longer used", "", "y", "save");
        Assert.That(Verify(signature, "with-subkey").Verdict, Is.EqualTo(SignatureVerdict.Revoked));
        Assert.That(Verify(signature, "with-subkey").Why, Does.Contain("no longer used"));
    }

    [Test]
    public void A_subkey_for_encryption_signs_nothing()
    {
        var certificate = _keys.Key("encrypts", "rsa2048");
        _keys.Gpg.Run(["--quick-add-key", certificate, "rsa2048", "encrypt", "never"]);
        Assert.That(_keys.Keyring("encrypts").Keys.Select(key => key.MaySign), Is.EqualTo(new[] { true, false }));
    }

    // Whoever can change the file of a key cannot prolong the key, take back its revocation or add keys to it without its owner.
    [Test]
    public void What_a_certificate_says_counts_only_if_its_owner_signed_it()
    {
        var packets = Certificate("acme");
        var user = packets.FindIndex(packet => packet.Tag == 13);
        var foreign = Certificate("other");
        var statement = foreign.FindIndex(packet => packet.Tag == 2);
        Write([.. packets[..(user + 1)], foreign[statement], .. packets[(user + 2)..]]);
        Assert.That(
            () => Fingerprints(_keys.Folder["changed"]),
            Throws.TypeOf<PackageException>().With.Message.Contains("nothing in it that holds")
        );
    }

    [Test]
    public void Keys_of_sq_sign_as_those_of_gpg_do()
    {
        var sq = Tool.Require("sq", "sq");
        var (key, certificate, text) = (_keys.Folder["sq.key"], _keys.Folder["sq.asc"], _keys.Folder["text"]);
        Tool.Run(sq, "--force", "key", "generate", "--userid", "Sequoia <sq@example.test>", "--export", key);
        File.WriteAllText(certificate, Tool.Run(sq, "key", "extract-cert", key));
        Tool.Run(sq, "--force", "sign", "--detached", "--signer-key", key, "--output", text + ".sq", text);
        var keyring = OpenPgpKeyring.Read([certificate], DateTimeOffset.UtcNow);
        Assert.That(keyring.Verify(File.ReadAllBytes(text + ".sq"), Text).Verdict, Is.EqualTo(SignatureVerdict.Good));
        Assert.That(
            keyring.Verify(File.ReadAllBytes(text + ".sq"), () => new MemoryStream("other"u8.ToArray())).Verdict,
            Is.EqualTo(SignatureVerdict.Forged)
        );
    }

    [Test]
    public void A_signature_of_text_stands_for_no_file()
    {
        var signature = File.ReadAllBytes(_keys.Gpg.Sign(_keys.Key("acme"), _keys.Folder["text"], "--textmode"));
        Assert.That(Verify(signature, "acme").Verdict, Is.EqualTo(SignatureVerdict.Unreadable));
    }

    [Test]
    public void What_signatures_may_hold_is_known_by_a_word_that_changes_when_a_key_expires()
    {
        _keys.Key("temporary", "ed25519", SigningKeys.LongAgo, "1y");
        var file = _keys.PublicKey("temporary");
        var (then, later) = (
            new DateTimeOffset(2020, 6, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2020, 7, 1, 0, 0, 0, TimeSpan.Zero)
        );
        Assert.That(OpenPgpKeyring.Read([file], later).Identity, Is.EqualTo(OpenPgpKeyring.Read([file], then).Identity));
        Assert.That(
            OpenPgpKeyring.Read([file], DateTimeOffset.UtcNow).Identity,
            Is.Not.EqualTo(OpenPgpKeyring.Read([file], then).Identity)
        );
    }

    [Test]
    public void Whatever_a_signature_is_it_is_judged()
    {
        var keyring = _keys.Keyring("acme", "other");
        byte[][] seeds =
        [
            File.ReadAllBytes(_keys.Gpg.Sign(_keys.Key("acme"), _keys.Folder["text"])),
            File.ReadAllBytes(_keys.Gpg.Sign(_keys.Key("other"), _keys.Folder["text"])),
            Dearmored("acme"),
            Dearmored("other"),
        ];
        FuzzRun.Of<PackageException>(
            seeds,
            input =>
            {
                if (keyring.Verify(input, Text) is { IsGood: false } finding)
                    throw new PackageException("Verifying", finding.Why);
            }
        );
    }

    [Test]
    public void Whatever_a_file_of_keys_is_it_is_read_or_refused() =>
        FuzzRun.Of<PackageException>(
            [File.ReadAllBytes(_keys.PublicKey("acme")), Binary("other")],
            input =>
            {
                File.WriteAllBytes(_keys.Folder["fuzzed"], input);
                OpenPgpKeyring.Read([_keys.Folder["fuzzed"]], DateTimeOffset.UtcNow);
            }
        );

    [Test]
    public async Task A_repository_is_read_only_if_its_index_is_signed()
    {
        var repository = _keys.Folder["repository"];
        RepositoryWriter.Write(repository, new RandomRepository(3).Packages, timestamp: 1);
        var index = Path.Combine(repository, "repodata", "repomd.xml");
        Assert.That(
            () => ReadAsync(repository, "acme"),
            Throws.TypeOf<PackageException>().With.Message.Contains("it is not signed: there is no readable repodata/repomd.xml.asc")
        );
        _keys.Gpg.Sign(_keys.Key("acme"), index);
        Assert.That(await ReadAsync(repository, "acme"), Is.Not.Empty);
        Assert.That(
            () => ReadAsync(repository, "other"),
            Throws.TypeOf<PackageException>().With.Message.Contains(_keys.Key("acme")[^16..])
        );
        // An older index, or another one, with checksums that are right.
        var signature = File.ReadAllBytes(index + ".asc");
        RepositoryWriter.Write(repository, new RandomRepository(4).Packages, timestamp: 1);
        File.WriteAllBytes(index + ".asc", signature);
        Assert.That(() => ReadAsync(repository, "acme"), Throws.TypeOf<PackageException>().With.Message.Contains("does not fit"));
    }

    private Task<System.Collections.Immutable.ImmutableArray<PackageInfo>> ReadAsync(string repository, string name) =>
        RepositoryReader.ReadAsync(
            new SignedRepositoryFiles(new DirectoryRepositoryFiles(repository), _keys.Keyring(name)),
            CancellationToken.None
        );

    private static IEnumerable<string> Fingerprints(string file) =>
        OpenPgpKeyring.Read([file], DateTimeOffset.UtcNow).Keys.Select(key => key.Fingerprint);

    private SignatureFinding Verify(byte[] signature, string name) => _keys.Keyring(name).Verify(signature, Text);

    private MemoryStream Text() => new(File.ReadAllBytes(_keys.Folder["text"]));

    private byte[] Dearmored(string name)
    {
        var file = _keys.Folder[name + ".binary-signature"];
        _keys.Gpg.Run(["--local-user", _keys.Key(name), "--output", file, "--detach-sign", _keys.Folder["text"]]);
        return File.ReadAllBytes(file);
    }

    private byte[] Binary(string name)
    {
        var file = _keys.Folder[name + ".binary-key"];
        _keys.Gpg.Run(["--output", file, "--export", _keys.Key(name)]);
        return File.ReadAllBytes(file);
    }

    // The packets of gpg have the old form, with lengths of one or two bytes.
    private List<(int Tag, byte[] Bytes)> Certificate(string name)
    {
        var packets = new List<(int, byte[])>();
        var rest = Binary(name);
        while (rest.Length > 0)
        {
            var size = (rest[0] & 3) == 0 ? 2 + rest[1] : 3 + (rest[1] << 8) + rest[2];
            packets.Add(((rest[0] >> 2) & 15, rest[..size]));
            rest = rest[size..];
        }

        return packets;
    }

    private void Write(IEnumerable<(int Tag, byte[] Bytes)> packets) =>
        File.WriteAllBytes(_keys.Folder["changed"], [.. packets.SelectMany(packet => packet.Bytes)]);
}
