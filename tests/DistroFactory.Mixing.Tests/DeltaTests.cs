using System.Security.Cryptography;
using DistroFactory.Mixing.Assembly;
using DistroFactory.Testing;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Packs;

namespace DistroFactory.Mixing.Tests;

/// <summary>What a client that updates fetches.</summary>
public sealed class DeltaTests
{
    private string _root = "";
    private ReferenceInput _input = null!;

    [OneTimeSetUp]
    public async Task Mix()
    {
        _root = Reference.Mix();
        _input = new ReferenceInput(_root);
        foreach (var version in new uint[] { 10, 20 })
            await MixAsync(version);
    }

    [OneTimeTearDown]
    public void CleanUp() => _input?.Dispose();

    [TestCaseSource(nameof(Bundles))]
    public void A_delta_pack_brings_what_the_reference_s_brings(string bundle)
    {
        var theirs = Read(Path.Combine(_root, "www", "20", $"pack-{bundle}-from-10.tar"));
        var ours = Read(Path.Combine(_input.Output, "20", $"pack-{bundle}-from-10.tar"));
        // The version stamp and what follows from it differ in every mix.
        Assert.That(ours.Count, Is.EqualTo(theirs.Count));
        if (bundle != "os-core")
            Assert.That(ours, Is.EquivalentTo(theirs));
    }

    [Test]
    public void A_client_makes_the_new_manifest_from_the_old_one()
    {
        var old = File.ReadAllBytes(Path.Combine(_input.Output, "10", "Manifest.apps"));
        var delta = File.ReadAllBytes(Path.Combine(_input.Output, "20", "Manifest-apps-delta-from-10"));
        Assert.That(DeltaReader.Apply(old, delta), Is.EqualTo(File.ReadAllBytes(Path.Combine(_input.Output, "20", "Manifest.apps"))));
    }

    [Test]
    public async Task Contents_that_were_not_kept_are_read_from_their_fullfiles_for_the_same_deltas()
    {
        // All fullfiles are known now, so no content passes by; the deltas are made again.
        var made = Packs();
        Assert.That(made, Is.Not.Empty);
        Directory.Delete(Path.Combine(_input.Output, "20"), recursive: true);
        Directory.Delete(Path.Combine(_input.Store, "deltas"), recursive: true);
        await MixAsync(20);
        Assert.That(Packs(), Is.EqualTo(made).AsCollection);
        Assert.That(Directory.EnumerateFiles(_input.Store, ".*"), Is.Empty, "nothing that was kept is left over");
    }

    private static IEnumerable<string> Bundles() =>
        ["apps", "os-core", "os-core-update", "types", "names", "nested", "pundle-pkg", "kernel-small", "extras"];

    private Task<MixResult> MixAsync(uint version)
    {
        var packages = Directory.GetFiles(Path.Combine(_root, "packages", $"{version}"));
        var request = _input.Request(version, 30, packages, "dirtypes", "dbg");
        return new EmbeddedMixer().MixAsync(request with { DeltaBases = version == 10 ? [] : [new(10)] });
    }

    private List<string> Packs() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(_input.Output, "20"), "pack-*-from-10.tar")
                .Order(StringComparer.Ordinal)
                .Select(path => $"{Path.GetFileName(path)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}"),
        ];

    /// <summary>The hashes of the files a client has after a pack: staged, or made by a delta.</summary>
    private static HashSet<SwupdHash> Read(string path)
    {
        var hashes = new HashSet<SwupdHash>();
        if (!File.Exists(path))
            return hashes;
        using var file = File.OpenRead(path);
        using var pack = new PackReader(file);
        while (pack.Next() is { } member)
        {
            if (PackMember.TryStaged(member, out var hash))
                hashes.Add(hash);
            else if (DeltaName.TryParse(member.Name[(PackMember.Delta.Length + 1)..], out var name))
                hashes.Add(name.New);
        }

        return hashes;
    }
}
