using System.Buffers.Binary;

namespace DistroFactory.Foundation.Compression;

/// <summary>
/// Recognises machine code of x86 processors, which xz compresses better behind its x86 filter: a program by 2 to 6 %. Many small libraries
/// of one make (extensions of Python or Perl) resemble each other more without it, so streams of many are tried. Text and data beside code
/// lose next to nothing.
/// </summary>
public static class MachineCode
{
    /// <summary>How much of a file has to be seen.</summary>
    private const int HeaderBytes = 20;

    /// <summary>The filter pays from this part of code in a stream on, in percent.</summary>
    private const int LeastPercent = 10;

    /// <summary>From so many programs on they may resemble each other more than the filter gains.</summary>
    private const int ManyPrograms = 8;

    /// <summary>As much of them is compressed both ways, at a fast preset: the smaller one tells, though not without fail.</summary>
    private const int SampleBytes = 1 << 20;
    private const int SamplePreset = 1;

    private const ushort I386 = 3;
    private const ushort X86And64 = 62;

    private static ReadOnlySpan<byte> Magic => [0x7F, (byte)'E', (byte)'L', (byte)'F'];

    /// <summary>Whether a file is an ELF program, library or object of such a processor (<c>e_machine</c> of its header).</summary>
    /// <param name="content">The file, or its beginning.</param>
    public static bool IsX86(ReadOnlySpan<byte> content) =>
        content.Length >= HeaderBytes
        && content.StartsWith(Magic)
        && BinaryPrimitives.ReadUInt16LittleEndian(content[18..]) is I386 or X86And64;

    /// <summary>The same of a file that is read from here on; whoever asks goes back.</summary>
    public static bool IsX86(Stream content)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        return IsX86(header[..content.ReadAtLeast(header, header.Length, throwOnEndOfStream: false)]);
    }

    /// <summary>The setting for a file: with the filter where the method has it and the file is such a program.</summary>
    public static CompressionSetting For(this CompressionSetting setting, bool code) =>
        setting with
        {
            X86Filter = setting.Method == CompressionMethod.Xz && code,
        };

    /// <summary>
    /// The setting for a stream of several files: with the filter where the method has it and it makes the stream smaller.
    /// </summary>
    public static CompressionSetting ForAll(this CompressionSetting setting, IReadOnlyCollection<byte[]> files)
    {
        if (setting.Method != CompressionMethod.Xz)
            return setting;
        var programs = files.Where(file => IsX86(file)).ToList();
        var code = programs.Sum(program => program.LongLength);
        if (code == 0 || code * 100 < files.Sum(file => file.LongLength) * LeastPercent)
            return setting;
        return setting.For(programs.Count < ManyPrograms || IsSmallerFiltered(programs));
    }

    private static bool IsSmallerFiltered(IEnumerable<byte[]> programs)
    {
        var sample = new byte[SampleBytes];
        var length = 0;
        foreach (var program in programs)
        {
            var part = program.AsSpan(..Math.Min(program.Length, SampleBytes - length));
            part.CopyTo(sample.AsSpan(length));
            length += part.Length;
        }

        var fast = new CompressionSetting(CompressionMethod.Xz, SamplePreset);
        var tried = sample.AsSpan(..length);
        return Compressor.Compress(tried, fast.For(code: true)).Length < Compressor.Compress(tried, fast).Length;
    }
}
