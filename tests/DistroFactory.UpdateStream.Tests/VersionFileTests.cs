using System.Text;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Tests;

public sealed class VersionFileTests
{
    [Test]
    public void Pointers_switch_together_with_valid_signatures_and_older_formats_stay()
    {
        using var folder = new TemporaryDirectory();
        using var signer = SigningKeys.CreateOrLoad(folder["keys"], "Acme").Signer;
        using var verifier = new SignatureVerifier(signer.RootCertificatePem);
        var files = new VersionFiles(folder["update/version"]);
        Assert.That(files.Latest(), Is.EqualTo(StreamVersion.None));

        files.Switch(new(1), new(10), signer);
        files.Switch(new(1), new(20), signer);
        files.Switch(new(2), new(30), signer);

        Assert.Multiple(() =>
        {
            Assert.That(files.Latest(), Is.EqualTo(new StreamVersion(30)));
            Assert.That(files.Latest(new(1)), Is.EqualTo(new StreamVersion(20)));
            Assert.That(files.Latest(new(2)), Is.EqualTo(new StreamVersion(30)));
            Assert.That(files.First(new(1)), Is.EqualTo(new StreamVersion(10)));
            Assert.That(files.First(new(2)), Is.EqualTo(new StreamVersion(30)));
            Assert.That(File.ReadAllText(folder["update/version/format1/latest"]), Is.EqualTo("20"), "no newline");
            Assert.That(Directory.GetFileSystemEntries(folder["update"]), Has.Length.EqualTo(1), "nothing half-written is left");
        });
        foreach (var path in new[] { "format1/latest", "format2/latest", "latest_version" })
        {
            var file = folder["update/version/" + path];
            Assert.That(() => verifier.Verify(path, File.ReadAllBytes(file), File.ReadAllBytes(file + ".sig")), Throws.Nothing);
        }
    }

    [TestCase("10", true)]
    [TestCase("10\n", true)]
    [TestCase("", false)]
    [TestCase("10\n\n", false)]
    [TestCase("10\r\n", false)]
    [TestCase(" 10", false)]
    [TestCase("0", false)]
    [TestCase("ten", false)]
    public void A_version_file_is_a_number_and_nothing_else(string content, bool good) =>
        Assert.That(VersionFiles.TryParse(Encoding.UTF8.GetBytes(content), out _), Is.EqualTo(good));

    [Test]
    public void A_signer_that_fails_leaves_the_pointers_as_they_were()
    {
        using var folder = new TemporaryDirectory();
        using var signer = SigningKeys.CreateOrLoad(folder["keys"], "Acme").Signer;
        var files = new VersionFiles(folder["version"]);
        files.Switch(new(1), new(10), signer);
        Assert.That(() => files.Switch(new(1), new(20), new BrokenSigner()), Throws.TypeOf<SignatureException>());
        Assert.That(files.Latest(), Is.EqualTo(new StreamVersion(10)));
        Assert.That(files.Latest(new(1)), Is.EqualTo(new StreamVersion(10)));
    }

    [Test]
    public void What_a_killed_renewal_left_is_gone_after_the_next()
    {
        using var folder = new TemporaryDirectory();
        using var signer = SigningKeys.CreateOrLoad(folder["keys"], "Acme").Signer;
        Directory.CreateDirectory(folder["update/version.partial-0123abcd/format1"]);
        File.WriteAllText(folder["update/version.partial-0123abcd/format1/latest"], "10");
        new VersionFiles(folder["update/version"]).Switch(new(1), new(10), signer);
        Assert.That(Directory.GetFileSystemEntries(folder["update"]), Is.EqualTo(new[] { folder["update/version"] }));
    }

    private sealed class BrokenSigner : ISigner
    {
        public string RootCertificatePem => "";

        public byte[] Sign(ReadOnlySpan<byte> content) => throw new SignatureException("Signing", "the key is at home");
    }
}
