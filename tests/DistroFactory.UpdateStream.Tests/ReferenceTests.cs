using DistroFactory.Testing;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.UpdateStream.Tests;

/// <summary>What the reference producer made is read and found sound.</summary>
public sealed class ReferenceTests
{
    [Test]
    public void Every_fullfile_of_the_reference_has_the_hash_it_is_named_by()
    {
        var www = Reference.Mix("www");
        var fullfiles = Directory.GetDirectories(www, "files", SearchOption.AllDirectories).SelectMany(Directory.GetFiles).ToList();
        Assert.That(fullfiles, Has.Count.GreaterThan(200));
        foreach (var path in fullfiles)
        {
            Assert.That(SwupdHash.TryParse(Path.GetFileNameWithoutExtension(path).AsSpan(), out var hash), path);
            using var file = File.OpenRead(path);
            Assert.That(() => FullfileReader.Verify(file, hash), Throws.Nothing, path);
        }
    }

    [Test]
    public void Every_full_file_of_every_pack_of_the_reference_has_the_hash_it_is_named_by()
    {
        var www = Reference.Mix("www");
        var staged = 0;
        foreach (var path in Directory.GetFiles(www, "pack-*-from-*.tar", SearchOption.AllDirectories))
        {
            using var file = File.OpenRead(path);
            using var pack = new PackReader(file);
            while (pack.Next() is { } member)
            {
                if (!PackMember.TryStaged(member, out var hash))
                    continue;
                Assert.That(TarMemberHash.Of(member, pack.Content), Is.EqualTo(hash), $"{path}: {member.Name}");
                staged++;
            }
        }

        Assert.That(staged, Is.GreaterThan(300));
    }

    [Test]
    public void A_manifest_tar_of_the_reference_holds_the_manifest_beside_it()
    {
        var www = Reference.Mix("www");
        foreach (var path in Directory.GetFiles(www, "Manifest.*.tar", SearchOption.AllDirectories))
        {
            using var file = File.OpenRead(path);
            var loose = path[..^".tar".Length];
            var text = ManifestTar.Read(file, Path.GetFileName(loose)["Manifest.".Length..]).Text;
            Assert.That(text, Is.EqualTo(File.ReadAllBytes(loose)), path);
        }
    }
}
