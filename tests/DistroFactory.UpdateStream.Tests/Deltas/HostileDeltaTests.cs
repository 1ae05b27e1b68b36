using System.Buffers.Binary;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Deltas;

namespace DistroFactory.UpdateStream.Tests.Deltas;

/// <summary>Whatever a delta says: it is applied, or refused with a reason, with bounded memory.</summary>
public sealed class HostileDeltaTests
{
    private const int Largest = 1 << 20;

    [Test]
    public void Damaged_deltas_are_refused_or_make_a_file_of_the_size_they_name([Range(1, 8)] int seed)
    {
        var contents = new Contents(seed);
        var old = contents.Text(300);
        byte[][] deltas =
        [
            DeltaWriter.Create(old, contents.Edited(old, 30), new(0x81A4, 0, 0))!,
            DeltaWriter.Create(old, [.. contents.Edited(old, 300), .. contents.Text(2000)], new(0x81A4, 0, 0))!,
        ];
        var refused = 0;
        for (var i = 0; i < 400; i++)
        {
            var delta = contents.Damaged(deltas[i % deltas.Length]);
            try
            {
                Assert.That(DeltaReader.Apply(old, delta, Largest), Has.Length.EqualTo(DeltaHeaderReader.Read(delta, out _).NewBytes));
            }
            catch (UpdateStreamException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.GreaterThan(100));
    }

    [TestCase(9, 0, 0, "behind the end of the old file")]
    [TestCase(0, 1001, 0, "behind the end of the new file")]
    [TestCase(0, 1000, 9, "moves out of the old file")]
    [TestCase(0, 1000, -1, "moves out of the old file")]
    [TestCase(-1, 1000, 0, "leads out of any file")]
    [TestCase(0, -5, 0, "leads out of any file")]
    [TestCase(0, 1000, long.MinValue, "leads out of any file")]
    [TestCase(8, 991, 0, "control block ends early")]
    public void A_step_out_of_the_files_is_refused(long add, long insert, long seek, string why) =>
        Refuses(Delta(1000, [Step(add, insert, seek)], Zeros(8), Zeros(1000)), why);

    [Test]
    public void Steps_left_over_are_refused() =>
        Refuses(Delta(1000, [Step(0, 1000, 0), Step(0, 0, 0)], Zeros(0), Zeros(1000)), "control block has bytes that belong to nothing");

    [Test]
    public void Data_left_over_or_missing_is_refused()
    {
        Refuses(Delta(1000, [Step(0, 1000, 0)], Zeros(1), Zeros(1000)), "diff block has bytes that belong to nothing");
        Refuses(Delta(1000, [Step(0, 1000, 0)], Zeros(0), Zeros(999)), "extra block ends early");
    }

    [Test]
    public void Millions_of_steps_that_make_nothing_are_refused()
    {
        var control = Compressor.Compress(new byte[24_000_000], new(CompressionMethod.Gzip));
        Refuses(Delta(1000, control, DeltaEncoding.Gzip, Zeros(0), Zeros(1000)), "more steps than the new file has bytes");
    }

    [Test]
    public void A_new_file_larger_than_expected_is_refused_before_it_is_made() =>
        Refuses(Delta(Largest + 1, [Step(0, Largest + 1, 0)], Zeros(0), Zeros(Largest + 1)), "more than the 1048576 expected");

    [Test]
    public void An_xz_block_that_asks_for_more_than_80_MiB_is_refused()
    {
        var stored = new MemoryStream();
        using (var xz = Compressor.OpenWrite(stored, new(CompressionMethod.Xz, 9), leaveOpen: true))
            xz.Write(new byte[24]);
        var control = stored.ToArray();
        Assert.That(
            () => DeltaReader.Apply(new byte[8], Delta(1000, control, DeltaEncoding.Xz, Zeros(0), Zeros(1000))),
            Throws.TypeOf<DeltaException>().With.Message.Contains("control block ends early"),
            "64 MiB is fine"
        );

        // The dictionary's size stands in the block header, which is guarded by a CRC of its own.
        control[16] += 4; // each step of two doubles it: 256 MiB in the place of 64
        BinaryPrimitives.WriteUInt32LittleEndian(control.AsSpan(20), Crc32(control.AsSpan(12, 8)));
        Refuses(Delta(1000, control, DeltaEncoding.Xz, Zeros(0), Zeros(1000)), "more than 80 MiB of memory");
    }

    [Test]
    public void A_block_of_another_compression_than_the_header_says_is_refused()
    {
        var control = Compressor.Compress(Step(0, 1000, 0), new(CompressionMethod.Zstd));
        Refuses(Delta(1000, control, DeltaEncoding.Xz, Zeros(0), Zeros(1000)), "is not Xz data");
    }

    [Test]
    public void A_delta_for_another_old_file_is_refused() =>
        Assert.That(
            () => DeltaReader.Apply(new byte[9], Delta(1000, [Step(0, 1000, 0)], Zeros(0), Zeros(1000))),
            Throws.TypeOf<DeltaException>().With.Message.Contains("for an old file of 8 bytes")
        );

    [Test]
    public void A_file_of_another_hash_is_refused() =>
        Assert.That(
            () => DeltaReader.Apply(new byte[8], Delta(1000, [Step(0, 1000, 0)], Zeros(0), Zeros(1000)), SwupdHash.Zero),
            Throws.TypeOf<DeltaException>().With.Message.Contains("makes a file of the hash")
        );

    private static void Refuses(byte[] delta, string why) =>
        Assert.That(() => DeltaReader.Apply(new byte[8], delta, Largest), Throws.TypeOf<DeltaException>().With.Message.Contains(why));

    private static byte[] Delta(int newBytes, byte[][] steps, byte[] diff, byte[] extra) =>
        Delta(newBytes, [.. steps.SelectMany(step => step)], DeltaEncoding.None, diff, extra);

    private static byte[] Delta(int newBytes, byte[] control, DeltaEncoding encoding, byte[] diff, byte[] extra)
    {
        var header = new DeltaHeader(
            control.Length,
            diff.Length,
            extra.Length,
            OldBytes: 8,
            newBytes,
            new(0x81A4, 0, 0),
            new(encoding, DeltaEncoding.Zeros, DeltaEncoding.Zeros)
        );
        var bytes = new byte[header.Bytes];
        header.Write(bytes);
        return [.. bytes, .. control, .. diff, .. extra];
    }

    private static byte[] Step(long add, long insert, long seek) => [.. Little(add), .. Little(insert), .. Little(seek)];

    private static byte[] Zeros(long count) => Little(count);

    private static byte[] Little(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }

        return ~crc;
    }
}
