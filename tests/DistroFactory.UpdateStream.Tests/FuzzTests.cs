using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.Testing;
using DistroFactory.Testing.Fuzzing;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Tar;
using DistroFactory.UpdateStream.Tests.Deltas;

namespace DistroFactory.UpdateStream.Tests;

/// <summary>
/// Readers of a stream accept or refuse with their own error whatever they are given; the sound inputs are the reference mixer's.
/// </summary>
public sealed class FuzzTests
{
    private static readonly string[] s_compressions = ["as published", "plain"];

    [Test]
    public void Manifests() =>
        FuzzRun.Of<ManifestFormatException>(
            [
                .. OfReference("Manifest.*")
                    .Where(path => Path.GetExtension(path) is not (".tar" or ".sig" or ".MoM"))
                    .Take(8)
                    .Select(File.ReadAllBytes),
            ],
            input => ManifestReader.Parse(input, "any")
        );

    [Test]
    public void Manifest_tars([ValueSource(nameof(s_compressions))] string compression) =>
        FuzzRun.Of<FactoryException>(
            Inputs("Manifest.os-core.tar", compression),
            input => ManifestTar.Read(new MemoryStream(input), "os-core")
        );

    [Test]
    public void Fullfiles([ValueSource(nameof(s_compressions))] string compression)
    {
        var path = OfReference("*.tar").First(path => Path.GetFileName(Path.GetDirectoryName(path)) == "files");
        Assert.That(SwupdHash.TryParse(Path.GetFileNameWithoutExtension(path), out var hash), path);
        FuzzRun.Of<FactoryException>(
            [Plain(File.ReadAllBytes(path), compression)],
            input => FullfileReader.Verify(new MemoryStream(input), hash)
        );
    }

    [Test]
    public void Packs([ValueSource(nameof(s_compressions))] string compression) =>
        FuzzRun.Of<FactoryException>(
            Inputs("pack-*.tar", compression),
            input =>
            {
                using var pack = new PackReader(new MemoryStream(input));
                while (pack.Next() is { } member)
                    TarMemberHash.Of(member, pack.Content);
            }
        );

    [Test]
    public void Deltas()
    {
        var deltas = ReferenceDelta.Manifests().Concat(ReferenceDelta.Files()).Where(delta => delta.Delta.Length > 8).Take(6).ToList();
        var olds = deltas.ToLookup(delta => delta.Old.Length, delta => delta.Old);
        FuzzRun.Of<UpdateStreamException>(
            [.. deltas.Select(delta => delta.Delta)],
            input => DeltaReader.Apply(OldFor(input), input, largest: 1 << 20)
        );

        // A change of the old size would be refused at once; the content of that size leads further into the delta.
        byte[] OldFor(byte[] input)
        {
            try
            {
                var size = DeltaHeaderReader.Read(input, out _).OldBytes;
                return olds[(int)size].FirstOrDefault() ?? (size < 1 << 16 ? new byte[size] : []);
            }
            catch (DeltaException)
            {
                return [];
            }
        }
    }

    private static byte[][] Inputs(string pattern, string compression) =>
        [.. OfReference(pattern).Take(6).Select(path => Plain(File.ReadAllBytes(path), compression))];

    /// <summary>Damage to compressed bytes rarely gets past the decompressor; damage to what is inside must be refused as well.</summary>
    private static byte[] Plain(byte[] bytes, string compression)
    {
        if (compression != "plain")
            return bytes;
        using var plain = Decompressor.OpenRead(new MemoryStream(bytes));
        var memory = new MemoryStream();
        plain.CopyTo(memory);
        return memory.ToArray();
    }

    private static IEnumerable<string> OfReference(string pattern) =>
        Directory
            .EnumerateFiles(Reference.Mix("www"), pattern, SearchOption.AllDirectories)
            .Where(path => new FileInfo(path).Length is > 0 and < 100_000)
            .Order(StringComparer.Ordinal);
}
