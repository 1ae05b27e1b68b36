using DistroFactory.UpdateStream.Deltas;

namespace DistroFactory.UpdateStream.Tests.Deltas;

/// <summary>A block is stored the smallest way, and read back.</summary>
public sealed class DeltaBlockTests
{
    [Test]
    public void Nothing_is_stored_as_nothing() => Assert.That(Stored([]).Stored, Is.Empty);

    [Test]
    public void Noise_is_stored_as_it_is() => Assert.That(Stored(new Contents(1).Noise(5000)).Encoding, Is.EqualTo(DeltaEncoding.None));

    [Test]
    public void A_few_repeated_bytes_are_stored_as_gzip() =>
        Assert.That(Stored(new Contents(2).Periodic(200, 10)).Encoding, Is.EqualTo(DeltaEncoding.Gzip));

    [Test]
    public void A_large_text_is_stored_as_xz_checked_by_CRC32()
    {
        var block = Stored(new Contents(3).Text(8000));
        Assert.Multiple(() =>
        {
            Assert.That(block.Encoding, Is.EqualTo(DeltaEncoding.Xz));
            Assert.That(block.Stored[7], Is.EqualTo(1), "the check in the stream header");
        });
    }

    [Test]
    public void Few_bytes_scattered_over_zeros_are_stored_as_bzip2()
    {
        var content = new byte[60_000];
        var random = new Random(4);
        for (var i = 0; i < 2000; i++)
            content[random.Next(content.Length)] = 64;
        Assert.That(Stored(content).Encoding, Is.EqualTo(DeltaEncoding.Bzip2));
    }

    [Test]
    public void Zeros_are_counted_but_not_in_a_control_block()
    {
        var zeros = new byte[100_000];
        Assert.Multiple(() =>
        {
            Assert.That(Stored(zeros).Encoding, Is.EqualTo(DeltaEncoding.Zeros));
            Assert.That(Stored(zeros).Stored, Is.EqualTo(new byte[] { 0xA0, 0x86, 1, 0, 0, 0, 0, 0 }));
            Assert.That(DeltaBlock.Smallest(zeros, zerosAllowed: false).Encoding, Is.Not.EqualTo(DeltaEncoding.Zeros));
        });
    }

    private static DeltaBlock Stored(byte[] plain)
    {
        var block = DeltaBlock.Smallest(plain, zerosAllowed: true);
        using var reader = new DeltaBlockReader("test", block.Stored, block.Encoding);
        var read = new byte[plain.Length];
        reader.Read(read);
        reader.End();
        Assert.That(read.AsSpan().SequenceEqual(plain), "read back");
        return block;
    }
}
