using DistroFactory.Foundation.Compression;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Deltas.Lzma;
using FsCheck;
using FsCheck.Fluent;

namespace DistroFactory.UpdateStream.Tests.Deltas.Lzma;

/// <summary>What our own encoder writes, liblzma reads.</summary>
public sealed class SparseXzTests
{
    /// <summary>Above a chunk's content of 2 MiB.</summary>
    private const int Large = 5_000_000;

    /// <summary>Noise of this size is above a chunk's compressed 64 KiB.</summary>
    private const int Small = 200_000;

    [Test]
    public void Short_contents_come_back([Range(0, 40)] int length)
    {
        Returns(new byte[length]);
        Returns(new Contents(length).Noise(length));
        Returns(new Contents(length).OfFewValues(length, 2));
    }

    [Test]
    public void Zeros_with_bytes_here_and_there_come_back([Values(0, 1, 10, 1000, 100_000)] int flaws) =>
        Returns(new Contents(flaws).Flawed(new byte[Large], flaws));

    [Test]
    public void Noise_comes_back() => Returns(new Contents(1).Noise(Small));

    [Test]
    public void Two_values_in_disorder_come_back() => Returns(new Contents(1).OfFewValues(Small, 2));

    [Test]
    public void What_repeats_itself_comes_back([Values(1, 7, 24, 300, 40_000)] int period) =>
        Returns(new Contents(period).Periodic(Small, period));

    [Test]
    public void Text_comes_back() => Returns(new Contents(5).Text(5000));

    [Test]
    public void What_repeats_beyond_the_dictionary_comes_back()
    {
        var piece = new Contents(6).Flawed(new byte[SparseXz.DictionaryBytes + 1000], 5000);
        Returns([.. piece, .. piece]);
    }

    [Test]
    public void Any_islands_in_zeros_come_back() =>
        Properties.Hold(
            300,
            Prop.ForAll(
                Islands().ToArbitrary(),
                islands =>
                {
                    var content = islands.SelectMany(island => new byte[island.Zeros].Concat(island.Bytes)).ToArray();
                    return Read(Compress(content)).AsSpan().SequenceEqual(content);
                }
            )
        );

    [Test]
    public void A_table_of_which_each_entry_changed_alike_takes_less_than_liblzma_makes_of_it()
    {
        var table = new byte[Small];
        var random = new Random(7);
        for (var entry = 0; entry + 24 < table.Length; entry += 24)
        {
            table[entry + 8] = (byte)(random.Next(3) * 16);
            table[entry + 16] = 0x60;
        }

        Assert.That(Compress(table), Has.Length.LessThan(Compressor.Compress(table, new(CompressionMethod.Xz, 6)).Length));
    }

    [Test]
    public void The_same_content_makes_the_same_bytes()
    {
        var content = new Contents(8).Flawed(new byte[Small], 5000);
        Assert.That(Compress(content).AsSpan().SequenceEqual(Compress(content)));
    }

    [Test]
    public void It_is_for_what_is_mostly_runs_of_zeros()
    {
        var contents = new Contents(9);
        Assert.Multiple(() =>
        {
            Assert.That(Suits(contents.Flawed(new byte[Small], 2000)));
            Assert.That(Suits(contents.Flawed(new byte[Small], Small / 2)), Is.False);
            Assert.That(Suits(contents.Text(1000)), Is.False);
        });
    }

    private static Gen<List<(int Zeros, byte[] Bytes)>> Islands()
    {
        var bytes = Gen.Elements<byte[]>([1], [0x60, 0xF0], [0x40, 0xEF, 0xFF], [9, 9, 9, 9, 9], [1, 0, 0, 0, 0, 1]);
        var zeros = Gen.Choose(0, 700);
        return zeros.SelectMany(count => bytes.Select(island => (count, island))).ListOf();
    }

    private static byte[] Compress(byte[] content) => SparseXz.Compress(content, new(content));

    private static bool Suits(byte[] content) => SparseXz.Suits(new(content));

    private static void Returns(byte[] content) => Assert.That(Read(Compress(content)).AsSpan().SequenceEqual(content));

    private static byte[] Read(byte[] xz)
    {
        using var plain = Decompressor.OpenRead(new MemoryStream(xz));
        var read = new MemoryStream();
        plain.CopyTo(read);
        return read.ToArray();
    }
}
