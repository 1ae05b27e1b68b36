using DistroFactory.Mixing.Assembly;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Mixing.Tests;

/// <summary>A stream that the real mixer made until yesterday, and the embedded mixer from today on.</summary>
public sealed class SwitchedEngineTests
{
    // dbg: the reference lost a random half of it. dirtypes: no client survives it. old: the bump removed it.
    private static readonly string[] s_left = ["dbg", "dirtypes", "old"];

    private string _root = "";
    private ReferenceInput _input = null!;
    private SigningKeys _keys = null!;

    [OneTimeSetUp]
    public async Task Mix()
    {
        _root = Reference.Mix();
        _input = new ReferenceInput(_root);
        _keys = SigningKeys.CreateOrLoad(_input["keys"], "Acme");
        Copy(Path.Combine(_root, "www"), _input.Output);
        var packages = Directory.GetFiles(Path.Combine(_root, "packages", "30"));
        await new EmbeddedMixer().MixAsync(_input.Request(50, 31, packages, s_left) with { Signer = _keys.Signer, DeltaBases = [new(40)] });
    }

    [OneTimeTearDown]
    public void CleanUp()
    {
        _keys?.Signer.Dispose();
        _input?.Dispose();
    }

    [Test]
    public void The_versions_of_mixer_stay_as_they_are()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_root, "www"), "*", SearchOption.AllDirectories))
            Assert.That(
                File.ReadAllBytes(Path.Combine(_input.Output, Path.GetRelativePath(Path.Combine(_root, "www"), file))),
                Is.EqualTo(File.ReadAllBytes(file)),
                file
            );
    }

    [Test]
    public void Only_what_names_the_version_is_published_again()
    {
        // os-core-update has the certificate, which is another one here: nobody has the key of the vectors any more.
        var mom = ManifestReader.ReadFile(Path.Combine(_input.Output, "50", "Manifest.MoM"));
        Assert.Multiple(() =>
        {
            Assert.That(mom.Previous, Is.EqualTo(new UpdateStream.StreamVersion(40)));
            Assert.That(
                mom.Entries.Where(entry => entry.Version.Value == 50).Select(entry => entry.Name),
                Is.EquivalentTo(new[] { "dbg", "dirtypes", "os-core", "os-core-update" }),
                "what is left out is emptied"
            );
            Assert.That(
                mom.Entries.Where(entry => entry.Version.Value == 40).Select(entry => entry.Name),
                Is.SupersetOf(new[] { "apps", "kernel-small", "pundle-pkg" })
            );
        });
    }

    [Test]
    public void A_client_reads_the_new_version_and_what_it_takes_of_the_old_one()
    {
        using var signatures = new SignatureVerifier(_keys.Signer.RootCertificatePem);
        var result = new StreamVerifier(_input.Output, signatures).Verify(new(50));
        // extras is as the real mixer left it: it counts entries it does not list.
        Assert.That(result.Findings.Where(finding => finding.Bundle != "extras").Select(finding => $"{finding}"), Is.Empty);
        Assert.That(File.Exists(Path.Combine(_input.Output, "50", "Manifest-os-core-delta-from-40")), "whoever has 40 updates by a delta");
    }

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
