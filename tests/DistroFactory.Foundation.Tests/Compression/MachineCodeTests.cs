using System.Runtime.InteropServices;
using DistroFactory.Foundation.Compression;

namespace DistroFactory.Foundation.Tests.Compression;

public sealed class MachineCodeTests
{
    private static readonly CompressionSetting s_xz = new(CompressionMethod.Xz);

    [Test]
    public void A_program_takes_less_room_behind_the_filter_and_comes_back()
    {
        var program = Program();
        var filtered = s_xz.For(code: true);

        var compressed = Compressor.Compress(program, filtered);

        Assert.That(compressed, Has.Length.LessThan(Compressor.Compress(program, s_xz).Length * 99 / 100));
        Assert.That(Samples.Decompress(compressed, CompressionMethod.Xz), Is.EqualTo(program));
    }

    [Test]
    public void Streams_and_buffers_take_the_same_filter()
    {
        var program = Program();
        var streamed = new MemoryStream();

        using (var stream = Compressor.OpenWrite(streamed, s_xz.For(code: true), leaveOpen: true))
            stream.Write(program);

        Assert.That(Samples.Decompress(streamed.ToArray(), CompressionMethod.Xz), Is.EqualTo(program));
        Assert.That(streamed.Length, Is.LessThan(Compressor.Compress(program, s_xz).Length * 99 / 100));
    }

    [Test]
    public void A_program_is_known_by_its_header_wherever_it_is_read_from()
    {
        var program = Program();

        Assert.That(MachineCode.IsX86(program), Is.True);
        Assert.That(MachineCode.IsX86(program.AsSpan(..20)), Is.True);
        Assert.That(MachineCode.IsX86(new MemoryStream(program)), Is.True);
    }

    [TestCase(62, true, TestName = "{m}(x86-64)")]
    [TestCase(3, true, TestName = "{m}(i386)")]
    [TestCase(183, false, TestName = "{m}(aarch64)")]
    public void The_machine_decides(int machine, bool expected)
    {
        byte[] header = [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, (byte)machine, 0];

        Assert.That(MachineCode.IsX86(header), Is.EqualTo(expected));
    }

    [Test]
    public void Anything_else_is_no_program()
    {
        Assert.That(MachineCode.IsX86([]), Is.False);
        Assert.That(MachineCode.IsX86(new MemoryStream("\u007fELF, or so it says"u8.ToArray())), Is.False);
        Assert.That(MachineCode.IsX86(Samples.Text(100)), Is.False);
        Assert.That(MachineCode.IsX86(Program().AsSpan(..19)), Is.False);
    }

    [Test]
    public void The_filter_is_for_xz_and_for_streams_with_a_good_part_of_code()
    {
        var program = Program();

        Assert.That(s_xz.ForAll([program, Samples.Text(program.Length * 8)]).X86Filter, Is.True);
        Assert.That(s_xz.ForAll([program, Samples.Text(program.Length * 10)]).X86Filter, Is.False);
        Assert.That(s_xz.ForAll([Samples.Text(1000)]).X86Filter, Is.False);
        Assert.That(s_xz.ForAll([]).X86Filter, Is.False);
        Assert.That(new CompressionSetting(CompressionMethod.Zstd).ForAll([program]).X86Filter, Is.False);
    }

    [Test]
    public void Many_programs_that_resemble_each_other_more_without_the_filter_go_without_it()
    {
        var program = Program();
        // The same code at other places: its relative addresses stay, the absolute ones that the filter makes do not.
        byte[][] alike = [.. Enumerable.Range(0, 20).Select(i => (byte[])[.. program.AsSpan(..30_000), (byte)i])];
        byte[][] different =
        [
            .. Enumerable
                .Range(0, 20)
                .Select(i => (byte[])[.. program.AsSpan(..64), .. program.AsSpan(i * (program.Length / 20), program.Length / 20)]),
        ];

        Assert.That(s_xz.ForAll(alike).X86Filter, Is.False);
        Assert.That(s_xz.ForAll(different).X86Filter, Is.True);
    }

    /// <summary>A program that every machine with .NET has: the runtime's own native library.</summary>
    private static byte[] Program()
    {
        if (RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.X86))
            Assert.Ignore($"the native libraries of this machine are for {RuntimeInformation.ProcessArchitecture}, not for x86");
        return File.ReadAllBytes(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.so"));
    }
}
