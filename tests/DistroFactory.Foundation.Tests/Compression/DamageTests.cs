using DistroFactory.Foundation.Compression;

namespace DistroFactory.Foundation.Tests.Compression;

public sealed class DamageTests
{
    private static readonly CompressionMethod[] s_methods =
    [
        CompressionMethod.Gzip,
        CompressionMethod.Bzip2,
        CompressionMethod.Xz,
        CompressionMethod.Zstd,
    ];

    [Test]
    public void Data_cut_short_is_refused([ValueSource(nameof(s_methods))] CompressionMethod method, [Values(0.1, 0.5, 0.99)] double kept)
    {
        var compressed = Compressor.Compress(Samples.Text(50_000), new CompressionSetting(method));

        var cut = compressed[..(int)(compressed.Length * kept)];

        Assert.That(() => Samples.Decompress(cut, method), Throws.InstanceOf<CompressionException>());
    }

    [Test]
    public void Something_else_is_refused([ValueSource(nameof(s_methods))] CompressionMethod method) =>
        Assert.That(() => Samples.Decompress(Samples.Text(5_000), method), Throws.InstanceOf<CompressionException>());

    [Test]
    public void Nothing_at_all_is_refused([ValueSource(nameof(s_methods))] CompressionMethod method) =>
        Assert.That(() => Samples.Decompress([], method), Throws.InstanceOf<CompressionException>());

    [Test]
    public void A_changed_byte_never_gives_other_content_nor_another_error(
        [Values(CompressionMethod.Gzip, CompressionMethod.Bzip2, CompressionMethod.Xz)] CompressionMethod method
    )
    {
        var data = Samples.Text(3_000);
        var compressed = Compressor.Compress(data, new CompressionSetting(method));
        for (var position = 0; position < compressed.Length; position++)
        {
            var changed = (byte[])compressed.Clone();
            changed[position] ^= 0x10;
            byte[]? read = null;
            try
            {
                read = Samples.Decompress(changed, method);
            }
            catch (CompressionException)
            {
                continue;
            }

            Assert.That(read, Is.EqualTo(data), $"the byte at {position} was changed");
        }
    }

    [Test]
    public void Xz_that_asks_for_a_gigabyte_of_memory_is_refused()
    {
        var xz = new XzCommand();
        Assert.That(
            () => Samples.Decompress(xz.WithDictionary("1GiB"), CompressionMethod.Xz),
            Throws.InstanceOf<CompressionException>().With.Message.Contains("256 MiB")
        );
    }

    [Test]
    public void The_older_lzma_format_is_read_where_xz_is_asked_for() =>
        Assert.That(
            Samples.Decompress(new XzCommand().Run("lzma data\n", "--format=lzma"), CompressionMethod.Xz),
            Is.EqualTo("lzma data\n"u8.ToArray())
        );
}
