using DistroFactory.Testing;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Packs;

namespace DistroFactory.UpdateStream.Tests.Deltas;

/// <summary>Deltas of the reference producer can be applied, and ours are no larger.</summary>
public sealed class ReferenceDeltaTests
{
    [Test]
    public void Every_delta_of_a_file_makes_the_file_of_the_hash_it_is_named_by()
    {
        var deltas = ReferenceDelta.Files();
        Assert.That(deltas, Has.Count.EqualTo(14));
        foreach (var reference in deltas)
        {
            Assert.That(DeltaName.TryParse(Path.GetFileName(reference.Path), out var name), reference.Path);
            Assert.That(DeltaReader.Apply(reference.Old, reference.Delta, name!.New), Is.EqualTo(reference.New), reference.Path);
        }
    }

    [Test]
    public void Every_delta_of_a_manifest_makes_the_manifest_beside_it()
    {
        var deltas = ReferenceDelta.Manifests();
        Assert.That(deltas, Has.Count.EqualTo(20));
        foreach (var reference in deltas)
            Assert.That(DeltaReader.Apply(reference.Old, reference.Delta), Is.EqualTo(reference.New), reference.Path);
    }

    [Test]
    public void Every_delta_of_every_delta_pack_makes_the_file_of_the_hash_it_is_named_by()
    {
        var www = Reference.Mix("www");
        var applied = 0;
        foreach (var path in Directory.GetFiles(www, "pack-*-from-*.tar", SearchOption.AllDirectories))
        {
            using var file = File.OpenRead(path);
            using var pack = new PackReader(file);
            while (pack.Next() is { } member)
            {
                if (!member.Name.StartsWith("delta/", StringComparison.Ordinal))
                    continue;
                Assert.That(DeltaName.TryParse(member.Name["delta/".Length..], out var name), $"{path}: {member.Name}");
                var delta = new byte[member.Size];
                pack.Content.ReadExactly(delta);
                var old = ReferenceDelta.Fullfile(www, name!.Old).Content;
                Assert.That(() => DeltaReader.Apply(old, delta, name.New), Throws.Nothing, $"{path}: {member.Name}");
                applied++;
            }
        }

        Assert.That(applied, Is.GreaterThan(10));
    }

    [Test]
    public void A_header_of_the_reference_is_written_again_byte_for_byte()
    {
        foreach (var reference in ReferenceDelta.Files().Concat(ReferenceDelta.Manifests()))
        {
            var header = DeltaHeaderReader.Read(reference.Delta, out var start);
            var written = new byte[header.Bytes];
            header.Write(written);
            Assert.Multiple(() =>
            {
                Assert.That(written, Is.EqualTo(reference.Delta[..start]), reference.Path);
                Assert.That(header.Stat, Is.EqualTo(reference.Stat), reference.Path);
            });
        }
    }

    [Test]
    public void Our_deltas_make_the_same_files_and_are_no_larger_in_sum()
    {
        var (ours, theirs) = (0, 0);
        foreach (var reference in ReferenceDelta.Files().Concat(ReferenceDelta.Manifests()))
        {
            var delta = DeltaWriter.Create(reference.Old, reference.New, reference.Stat);
            Assert.That(delta, Is.Not.Null, reference.Path);
            Assert.That(DeltaReader.Apply(reference.Old, delta!), Is.EqualTo(reference.New), reference.Path);
            TestContext.Out.WriteLine("{0,6} {1,6}  {2}", delta!.Length, reference.Delta.Length, Path.GetFileName(reference.Path));
            ours += delta.Length;
            theirs += reference.Delta.Length;
        }

        TestContext.Out.WriteLine($"ours {ours} bytes, the reference's {theirs}");
        Assert.That(ours, Is.LessThanOrEqualTo(theirs));
    }
}
