using DistroFactory.Foundation.Compression;

namespace DistroFactory.Foundation.Tests.Compression;

public sealed class RoundTripTests
{
    private static readonly CompressionMethod[] s_methods = Enum.GetValues<CompressionMethod>();
    private static readonly int[] s_sizes = [0, 1, 4095, 65_536, 300_001];

    [Test]
    public void What_was_compressed_whole_comes_back(
        [ValueSource(nameof(s_methods))] CompressionMethod method,
        [ValueSource(nameof(s_sizes))] int size
    )
    {
        var data = Samples.Text(size);

        var compressed = Compressor.Compress(data, new CompressionSetting(method));

        Assert.That(Samples.Decompress(compressed, method), Is.EqualTo(data));
    }

    [Test]
    public void What_was_compressed_in_pieces_comes_back([ValueSource(nameof(s_methods))] CompressionMethod method)
    {
        var data = Samples.Text(200_000);
        var compressed = new MemoryStream();

        using (var stream = Compressor.OpenWrite(compressed, new CompressionSetting(method), leaveOpen: true))
        {
            foreach (var piece in data.Chunk(7_919))
            {
                stream.Write(piece);
                stream.Flush();
            }
        }

        Assert.That(Samples.Decompress(compressed.ToArray(), method), Is.EqualTo(data));
    }

    [Test]
    public void The_same_input_gives_the_same_bytes([ValueSource(nameof(s_methods))] CompressionMethod method)
    {
        var data = Samples.Text(100_000);
        var first = Compressor.Compress(data, new CompressionSetting(method));

        Assert.That(Compressor.Compress(data, new CompressionSetting(method)), Is.EqualTo(first));
    }

    [Test]
    public void Concatenated_streams_are_read_as_one([ValueSource(nameof(s_methods))] CompressionMethod method)
    {
        var (first, second) = (Samples.Text(70_000), Samples.Text(33));
        byte[] both =
        [
            .. Compressor.Compress(first, new CompressionSetting(method)),
            .. Compressor.Compress(second, new CompressionSetting(method)),
        ];

        Assert.That(Samples.Decompress(both, method), Is.EqualTo((byte[])[.. first, .. second]));
    }

    [Test]
    public void The_method_is_recognised_by_the_first_bytes([ValueSource(nameof(s_methods))] CompressionMethod method)
    {
        var data = Samples.Text(10_000);
        var compressed = Compressor.Compress(data, new CompressionSetting(method));

        using var plain = Decompressor.OpenRead(new MemoryStream(compressed));

        Assert.That(Decompressor.Detect(compressed), Is.EqualTo(method));
        Assert.That(Samples.ReadAll(plain), Is.EqualTo(data));
    }

    [Test]
    public void Many_threads_compress_and_decompress_at_once([ValueSource(nameof(s_methods))] CompressionMethod method)
    {
        var results = Enumerable
            .Range(1, 40)
            .AsParallel()
            .Select(index => Samples.Text(index * 1_000))
            .Select(data =>
                Samples.Decompress(Compressor.Compress(data, new CompressionSetting(method)), method).AsSpan().SequenceEqual(data)
            );

        Assert.That(results, Is.All.True);
    }

    [TestCase(CompressionMethod.Xz, 10)]
    [TestCase(CompressionMethod.Gzip, 0)]
    [TestCase(CompressionMethod.Zstd, 23)]
    [TestCase(CompressionMethod.Bzip2, 10)]
    public void A_level_that_does_not_exist_is_refused(CompressionMethod method, int level) =>
        Assert.That(
            () => Compressor.Compress(Samples.Text(10), new CompressionSetting(method, level)),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public void A_higher_level_makes_less_of_it(
        [Values(CompressionMethod.Gzip, CompressionMethod.Xz, CompressionMethod.Zstd)] CompressionMethod method
    )
    {
        var data = Samples.Text(400_000);

        var fast = Compressor.Compress(data, new CompressionSetting(method, 1));
        var small = Compressor.Compress(data, new CompressionSetting(method, 9));

        Assert.That(small, Has.Length.LessThan(fast.Length));
    }
}
