using System.Text;
using DistroFactory.Evidence;
using DistroFactory.Foundation;
using DistroFactory.Stage;
using DistroFactory.Steps.Attest;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Evidence;

/// <summary>Whoever has the certificate finds out whether what is published is what was released.</summary>
public sealed class AttestTests
{
    private static ReleasedSample s_released = null!;
    private TemporaryDirectory _directory = null!;

    private string Place => _directory["place"];

    [OneTimeSetUp]
    public async Task ReleaseAsync()
    {
        s_released = new();
        foreach (var sample in new[] { "acme", "acme-next" })
        {
            s_released.Configure(sample);
            await s_released.ReleaseAsync();
        }
    }

    [OneTimeTearDown]
    public void RemoveReleased() => s_released.Dispose();

    [SetUp]
    public void SetUp()
    {
        _directory = new();
        ReleasedSample.Copy(s_released.Stage, Place);
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public void What_is_published_as_it_was_released_holds()
    {
        var log = Attest();
        Assert.That(log, Does.Contain("stream.txt: signed; acme, 2 versions, serves 20"));
        Assert.That(log, Does.Contain("packages and 11 bundles: record, lock, list of components and Manifest.MoM agree"));
        Assert.That(log, Does.Contain("in acme-20-container-oci.tar, acme-20-container.tar.zst"));
        Assert.That(log, Does.Contain("Release 20 of acme is what was released"));
        Assert.That(Attest(10), Does.Contain("Release 10 of acme is what was released"));
    }

    [Test]
    public void A_web_server_is_read_as_a_directory_is()
    {
        using var server = Serve();
        Assert.That(Attest(stream: server.Address.AbsoluteUri), Is.EqualTo(Attest()));
    }

    [TestCase("stream.txt")]
    [TestCase("update/20/Manifest.MoM")]
    [TestCase("update/20/Manifest.MoM.sig")]
    [TestCase("releases/20/release-20.json")]
    [TestCase("releases/20/release-20.lock")]
    [TestCase("releases/20/sbom-20.cdx.json")]
    [TestCase("releases/20/sbom-20-container.cdx.json")]
    [TestCase("releases/20/provenance-20.intoto.jsonl")]
    [TestCase("releases/20/release-notes-20.md")]
    [TestCase("releases/20/build-env-20.txt")]
    [TestCase("releases/20/images/acme-20-container-oci.tar")]
    [TestCase("releases/20/config/bundles/editors")]
    [TestCase("releases/20/repo/x86_64/os/repodata/repomd.xml")]
    public void A_file_that_is_changed_or_missing_is_named(string path)
    {
        var file = Path.Combine(Place, path);
        var content = File.ReadAllBytes(file);
        content[content.Length / 2] ^= 1;
        File.WriteAllBytes(file, content);
        Assert.That(Refusal().Message, Does.Contain(path.Replace(".sig", "", StringComparison.Ordinal)));

        File.Delete(file);
        Assert.That(Refusal().Message, Does.Contain(path));
    }

    [Test]
    public void Evidence_of_another_version_is_none_of_this_one()
    {
        File.Copy(
            Path.Combine(Place, "releases/10/provenance-10.intoto.jsonl"),
            Path.Combine(Place, "releases/20/provenance-20.intoto.jsonl"),
            overwrite: true
        );
        Assert.That(Refusal().Message, Does.Contain("provenance-20.intoto.jsonl").And.Contain("stream.txt names"));
    }

    [Test]
    public void Whoever_has_another_key_vouches_for_nothing()
    {
        using var stranger = SigningKeys.CreateOrLoad(_directory["stranger"], "stranger").Signer;
        using var keys = Keys();
        Sign(keys, (_, bytes) => bytes, provenance: stranger);
        Assert.That(Refusal(), Is.TypeOf<SignatureException>().With.Message.Contains("provenance-20"));
        StreamRecord.Of(new(Place), "acme", new(20), stranger.RootCertificatePem, earlier: null).Write(new(Place), stranger);
        Assert.That(Refusal(), Is.TypeOf<SignatureException>().With.Message.Contains("stream.txt"));
    }

    [TestCase("sbom-20.cdx.json", "\"name\": \"acme-stats\",", "\"name\": \"acme-stats\",", ExpectedResult = true)]
    [TestCase("sbom-20.cdx.json", "/acme-stats@1.0-1", "/acme-stats@1.1-1", ExpectedResult = false)]
    [TestCase("sbom-20.cdx.json", "\"name\": \"editors\"", "\"name\": \"vendors\"", ExpectedResult = false)]
    [TestCase("release-20.lock", "\"name\":\"acme-stats\"", "\"name\":\"acme-tasts\"", ExpectedResult = false)]
    [TestCase("release-20.lock", "\"version\": 20", "\"version\": 21", ExpectedResult = false)]
    [TestCase("sbom-20-container.cdx.json", "acme-20-container-oci.tar", "acme-20-kontainer-oci.tar", ExpectedResult = false)]
    public bool Documents_that_were_signed_must_agree(string name, string old, string now)
    {
        using var keys = Keys();
        Sign(
            keys,
            (path, bytes) =>
            {
                if (!path.EndsWith("/" + name, StringComparison.Ordinal))
                    return bytes;
                var text = Encoding.UTF8.GetString(bytes);
                Assert.That(text, Does.Contain(old));
                return Encoding.UTF8.GetBytes(text.Replace(old, now, StringComparison.Ordinal));
            }
        );
        try
        {
            Attest();
            return true;
        }
        catch (AttestationException refusal)
        {
            Assert.That(refusal.Message, Does.Contain(name));
            return false;
        }
    }

    [Test]
    public async Task A_release_without_evidence_has_none()
    {
        using var released = new ReleasedSample();
        released.Configure("acme");
        await released.ReleaseAsync(without: "Evidence");
        Assert.That(
            () => Attest(stream: released.Stage, certificate: released.Certificate),
            Throws.TypeOf<AttestationException>().With.Message.Contains("version 10 was released without it")
        );
    }

    [Test]
    public void A_file_that_never_ends_is_read_to_the_size_that_is_vouched_for()
    {
        using var server = Serve(
            (path, content) =>
                path.EndsWith("-oci.tar", StringComparison.Ordinal) ? LoopbackAnswer.Broken(Breakage.NeverEnds, new byte[1 << 16]) : content
        );
        Assert.That(
            () => Attest(stream: server.Address.AbsoluteUri),
            Throws.TypeOf<AttestationException>().With.Message.Contains("acme-20-container-oci.tar").And.Message.Contains("longer than")
        );
    }

    [Test]
    public void A_server_that_says_something_else_the_second_time_is_found_out()
    {
        var asked = 0;
        using var server = Serve(
            (path, content) =>
                path.EndsWith("sbom-20.cdx.json", StringComparison.Ordinal) && Interlocked.Increment(ref asked) > 1
                    ? new(
                        200,
                        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content.Body).Replace("1.0-1", "1.1-1", StringComparison.Ordinal))
                    )
                    : content
        );
        Assert.That(
            () => Attest(stream: server.Address.AbsoluteUri),
            Throws.TypeOf<AttestationException>().With.Message.Contains("sbom-20.cdx.json").And.Message.Contains("SHA-256")
        );
    }

    [Test]
    public void A_redirect_leads_nowhere()
    {
        using var server = Serve(
            (path, content) =>
                path.EndsWith("release-20.lock", StringComparison.Ordinal)
                    ? LoopbackAnswer.Refusal(302) with
                    {
                        Headers = [("Location", "/releases/10/release-10.lock")],
                    }
                    : content
        );
        Assert.That(() => Attest(stream: server.Address.AbsoluteUri), Throws.InstanceOf<FactoryException>().With.Message.Contains("302"));
    }

    [Test]
    public void A_link_or_a_pipe_is_not_opened()
    {
        var file = Path.Combine(Place, "releases/20/release-notes-20.txt");
        File.Move(file, _directory["elsewhere"]);
        File.CreateSymbolicLink(file, _directory["elsewhere"]);
        Assert.That(Refusal().Message, Does.Contain("is a link"));

        File.Delete(file);
        Tool.Run(Tool.Require("mkfifo", "coreutils"), file);
        Assert.That(Refusal().Message, Does.Contain("is a FIFO"));
    }

    [Test]
    public void A_place_without_a_stream_and_a_version_that_is_not_there_are_said_to_be()
    {
        Assert.That(
            () => Attest(stream: _directory.Path),
            Throws.InstanceOf<FactoryException>().With.Property("ExitCode").EqualTo(FactoryExitCode.Usage)
        );
        Assert.That(() => Attest(15), Throws.TypeOf<AttestationException>().With.Message.Contains("no such version, but 10, 20"));
    }

    private string Attest(uint version = 0, string? stream = null, string? certificate = null)
    {
        var log = new RecordedLog();
        new AttestStep(new(stream ?? Place, certificate ?? s_released.Certificate, version), log).Run(CancellationToken.None);
        return $"{log}";
    }

    private FactoryException Refusal() => Assert.Catch<FactoryException>(() => Attest())!;

    private static CertificateSigner Keys() => SigningKeys.CreateOrLoad(s_released.Keys, "acme").Signer;

    // What somebody with the key could publish, and a defect of the factory.
    private void Sign(CertificateSigner signer, Func<string, byte[], byte[]> change, ISigner? provenance = null)
    {
        var tree = new StagedTree(Place);
        var files = new EvidenceFiles(new(20));
        var envelope = Path.Combine(Place, files.Provenance);
        using var own = new SignatureVerifier(File.ReadAllText(s_released.Certificate));
        var statement = Encoding.UTF8.GetString(Dsse.Open("it", File.ReadAllBytes(envelope), own));
        foreach (var file in Provenance.Read(Encoding.UTF8.GetBytes(statement)))
        {
            var path = Path.Combine(Place, file.Path);
            var content = change(file.Path, File.ReadAllBytes(path));
            File.WriteAllBytes(path, content);
            statement = statement
                .Replace(file.Sha256, StreamRecord.HashOf(path), StringComparison.Ordinal)
                .Replace(
                    $"\"{StreamRecord.HashOf(path)}\"}},\"annotations\":{{\"size\":{file.Size}}}",
                    $"\"{StreamRecord.HashOf(path)}\"}},\"annotations\":{{\"size\":{content.Length}}}",
                    StringComparison.Ordinal
                );
        }

        File.WriteAllText(envelope, Dsse.Seal(Encoding.UTF8.GetBytes(statement), provenance ?? signer));
        StreamRecord.Of(tree, "acme", new(20), signer.RootCertificatePem, earlier: null).Write(tree, signer);
    }

    private LoopbackServer Serve(Func<string, LoopbackAnswer, LoopbackAnswer>? change = null) =>
        new(request =>
        {
            var path = Uri.UnescapeDataString(request.Path).TrimStart('/');
            var file = Path.Combine(Place, path);
            var answer = File.Exists(file) ? new LoopbackAnswer(200, File.ReadAllBytes(file)) : LoopbackAnswer.Refusal(404);
            return change?.Invoke(path, answer) ?? answer;
        });
}
