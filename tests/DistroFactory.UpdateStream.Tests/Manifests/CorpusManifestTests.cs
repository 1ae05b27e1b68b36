using DistroFactory.Foundation.Compression;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Tar;
using DistroFactory.UpdateStream.Verification.Lint;

namespace DistroFactory.UpdateStream.Tests.Manifests;

/// <summary>The manifests of a real distribution of ten thousand files.</summary>
[Thorough]
public sealed class CorpusManifestTests
{
    [Test]
    public void They_are_written_back_byte_for_byte_and_clients_can_follow_them_from_10_to_20()
    {
        var manifests = Read();
        Assert.That(manifests, Has.Count.EqualTo(23));
        var (first, second) = (Set(manifests, 10), Set(manifests, 20));
        Assert.That(ManifestLint.Check(first), Is.Empty);
        Assert.That(ManifestLint.Check(second, first), Is.Empty);
    }

    private static Dictionary<(uint Version, string Name), Manifest> Read()
    {
        using var file = File.OpenRead(Corpus.Require("manifests.tar.xz"));
        using var plain = Decompressor.OpenRead(file);
        var tar = new TarReader(plain);
        var manifests = new Dictionary<(uint, string), Manifest>();
        while (tar.Next() is { } member)
        {
            var parts = member.Name.Split("/Manifest.");
            if (parts.Length != 2)
                continue;
            var text = new byte[member.Size];
            tar.Content.ReadExactly(text);
            var manifest = ManifestReader.Parse(text, parts[1]);
            Assert.That(ManifestWriter.Write(manifest), Is.EqualTo(text), member.Name);
            manifests.Add((uint.Parse(parts[0]), parts[1]), manifest);
        }

        return manifests;
    }

    private static ManifestSet Set(Dictionary<(uint Version, string Name), Manifest> manifests, uint version)
    {
        var mom = manifests[(version, Manifest.MomName)];
        return new(mom, mom.Entries.ToDictionary(entry => entry.Name, entry => manifests[(entry.Version.Value, entry.Name)]));
    }
}
