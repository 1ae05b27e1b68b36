using System.Text;
using System.Text.Json.Nodes;
using CliWrap;
using CliWrap.Buffered;
using DistroFactory.Evidence;
using DistroFactory.Packages;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests.Evidence;

/// <summary>Others read the evidence with tools of their own.</summary>
public sealed class EvidenceFormatTests
{
    private static ReleasedSample s_released = null!;

    private static string Release => Path.Combine(s_released.Stage, "releases", "10");

    [OneTimeSetUp]
    public async Task ReleaseAsync()
    {
        s_released = new();
        s_released.Configure("acme");
        await s_released.ReleaseAsync();
    }

    [OneTimeTearDown]
    public void RemoveReleased() => s_released.Dispose();

    [Test]
    public async Task The_validator_of_CycloneDX_finds_nothing_wrong_and_finds_what_is()
    {
        var node = Tool.Require("node", "nodejs");
        var modules = await NpmTool.RequireAsync(
            "@cyclonedx/cyclonedx-library",
            "10.3.0",
            "ajv@8",
            "ajv-formats@3",
            "ajv-formats-draft2019@1"
        );
        using var directory = new TemporaryDirectory();
        var wrong = directory["wrong.json"];
        File.WriteAllText(
            wrong,
            File.ReadAllText(Path.Combine(Release, "sbom-10.cdx.json")).Replace("\"library\"", "\"librarian\"", StringComparison.Ordinal)
        );
        File.WriteAllText(
            directory["validate.js"],
            """
            const {Validation, Spec} = require('@cyclonedx/cyclonedx-library');
            const fs = require('fs');
            (async () => {
              for (const file of process.argv.slice(2)) {
                const error = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(fs.readFileSync(file, 'utf8'));
                console.log(error === null ? 'valid' : 'invalid');
              }
            })().catch(error => { console.error(error); process.exitCode = 1; });
            """
        );
        var result = await Cli.Wrap(node)
            .WithArguments([
                directory["validate.js"],
                Path.Combine(Release, "sbom-10.cdx.json"),
                Path.Combine(Release, "sbom-10-container.cdx.json"),
                wrong,
            ])
            .WithEnvironmentVariables(variables => variables.Set("NODE_PATH", modules))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync();
        Assert.That(result.StandardOutput, Is.EqualTo("valid\nvalid\ninvalid\n"), result.StandardError);
    }

    [Test]
    public void Bundles_depend_on_the_packages_they_bring_and_the_bundles_they_include()
    {
        var bom = JsonNode.Parse(File.ReadAllText(Path.Combine(Release, "sbom-10.cdx.json")))!;
        var dependencies = bom["dependencies"]!
            .AsArray()
            .ToDictionary(each => $"{each!["ref"]}", each => each!["dependsOn"]!.AsArray().Select(on => $"{on}").ToArray());
        Assert.That(dependencies["bundle:editors"], Does.Contain("bundle:os-core").And.Some.StartsWith("pkg:rpm/acme/"));
        Assert.That(dependencies["stream:acme@10"], Does.Contain("bundle:editors"));
        var references = bom["components"]!.AsArray().Select(component => $"{component!["bom-ref"]}").Append("stream:acme@10").ToHashSet();
        Assert.That(references, Is.EquivalentTo(dependencies.Keys));
        Assert.That(dependencies.Values.SelectMany(on => on).Distinct(), Is.SubsetOf(references));
    }

    [Test]
    public async Task OpenSsl_verifies_the_envelope_with_the_public_key()
    {
        var openssl = Tool.Require("openssl", "openssl");
        using var directory = new TemporaryDirectory();
        var envelope = JsonNode.Parse(File.ReadAllText(Path.Combine(Release, "provenance-10.intoto.jsonl")))!;
        var signature = envelope["signatures"]![0]!;
        File.WriteAllBytes(directory["pae"], Encoded(envelope));
        File.WriteAllBytes(directory["sig"], Convert.FromBase64String($"{signature["sig"]}"));
        File.WriteAllBytes(directory["certificate"], Convert.FromBase64String($"{signature["certificate"]}"));
        File.WriteAllText(directory["key"], Tool.Run(openssl, "x509", "-in", directory["certificate"], "-pubkey", "-noout"));
        string[] verify = ["dgst", "-sha256", "-verify", directory["key"], "-signature", directory["sig"], directory["pae"]];
        Assert.That(Tool.Run(openssl, verify), Is.EqualTo("Verified OK\n"));
        Assert.That(
            Tool.Run(openssl, "verify", "-CAfile", s_released.Certificate, directory["certificate"]),
            Is.EqualTo($"{directory["certificate"]}: OK\n")
        );
        File.AppendAllText(directory["pae"], " ");
        var changed = await Cli.Wrap(openssl).WithArguments(verify).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        Assert.That(changed.ExitCode, Is.Not.Zero);
    }

    [Test]
    public void A_signer_that_only_makes_CMS_signatures_seals_with_one()
    {
        var openssl = Tool.Require("openssl", "openssl");
        using var directory = new TemporaryDirectory();
        using var keys = SigningKeys.CreateOrLoad(s_released.Keys, "acme").Signer;
        var envelope = Dsse.Seal("{}"u8.ToArray(), new CmsOnly(keys));
        using var verifier = new SignatureVerifier(keys.RootCertificatePem);
        Assert.That(Dsse.Open("it", Encoding.UTF8.GetBytes(envelope), verifier), Is.EqualTo("{}"u8.ToArray()));
        var node = JsonNode.Parse(envelope)!;
        Assert.That(node["signatures"]![0]!["certificate"], Is.Null);
        File.WriteAllBytes(directory["pae"], Encoded(node));
        File.WriteAllBytes(directory["sig"], Convert.FromBase64String($"{node["signatures"]![0]!["sig"]}"));
        Assert.That(
            () =>
                Tool.Run(
                    openssl,
                    [
                        "cms",
                        "-verify",
                        "-cades",
                        "-binary",
                        "-purpose",
                        "any",
                        "-inform",
                        "DER",
                        "-in",
                        directory["sig"],
                        "-content",
                        directory["pae"],
                        "-CAfile",
                        s_released.Certificate,
                    ]
                ),
            Throws.Nothing
        );
    }

    [TestCase("{}")]
    [TestCase("[")]
    [TestCase("""{"payloadType":"application/vnd.in-toto+json","payload":"e30=","signatures":[]}""")]
    [TestCase("""{"payloadType":"application/vnd.in-toto+json","payload":"%","signatures":[{"sig":""}]}""")]
    [TestCase("""{"payloadType":"application/vnd.in-toto+json","payload":"e30=","signatures":[{"sig":"e30=","certificate":"e30="}]}""")]
    [TestCase("""{"payloadType":"text/plain","payload":"e30=","signatures":[{"sig":"e30="}]}""")]
    [TestCase("""{"payloadType":"application/vnd.in-toto+json","payload":"e30=","signatures":7}""")]
    public void What_is_no_envelope_is_refused(string envelope)
    {
        using var verifier = new SignatureVerifier(File.ReadAllText(s_released.Certificate));
        Assert.That(() => Dsse.Open("it", Encoding.UTF8.GetBytes(envelope), verifier), Throws.TypeOf<SignatureException>());
    }

    [Test]
    public void Documents_that_lie_in_each_other_without_end_do_not_end_the_process()
    {
        var deep = Encoding.UTF8.GetBytes(new string('[', 1_000_000));
        using var verifier = new SignatureVerifier(File.ReadAllText(s_released.Certificate));
        Assert.That(() => Dsse.Open("it", deep, verifier), Throws.TypeOf<SignatureException>());
        Assert.That(() => Provenance.Read(deep), Throws.InstanceOf<System.Text.Json.JsonException>());
        Assert.That(() => BomReader.Read(deep), Throws.InstanceOf<System.Text.Json.JsonException>());
        Assert.That(() => LockFile.Parse(deep), Throws.InstanceOf<System.Text.Json.JsonException>());
    }

    [TestCase("c++", 0, "1.0~rc1", "pkg:rpm/acme/c%2B%2B@1.0~rc1-1?arch=x86_64")]
    [TestCase("nano", 2, "8.0^git1", "pkg:rpm/acme/nano@8.0%5Egit1-1?arch=x86_64&epoch=2")]
    public void Names_of_packages_are_purls(string name, int epoch, string version, string url) =>
        Assert.That(PackageUrl.Of("Acme", new Nevra(name, epoch, version, "1", "x86_64")), Is.EqualTo(url));

    private static byte[] Encoded(JsonNode envelope) =>
        Dsse.Encode($"{envelope["payloadType"]}", Convert.FromBase64String($"{envelope["payload"]}"));

    private sealed class CmsOnly(ISigner signer) : ISigner
    {
        public string RootCertificatePem => signer.RootCertificatePem;

        public byte[] Sign(ReadOnlySpan<byte> content) => signer.Sign(content);
    }
}
