using System.Runtime.InteropServices;

namespace DistroFactory.Foundation.Compression;

/// <summary><c>lzma_ret</c></summary>
internal enum LzmaResult
{
    Ok = 0,
    StreamEnd = 1,
    MemoryError = 5,
    MemoryLimit = 6,
    Format = 7,
    Options = 8,
    Data = 9,
    Buffer = 10,
}

/// <summary><c>lzma_action</c></summary>
internal enum LzmaAction
{
    Run = 0,
    Finish = 3,
}

/// <summary><c>lzma_check</c></summary>
internal enum LzmaCheck
{
    Crc32 = 1,
    Crc64 = 4,
}

/// <summary>Flags of the decoders.</summary>
[Flags]
internal enum LzmaDecoderFlags : uint
{
    None = 0,
    Concatenated = 8,
}

/// <summary><c>lzma_filter</c>; a list of them ends with <see cref="EndOfList"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LzmaFilter
{
    /// <summary>The longest list that is made here: a filter, LZMA2, the end.</summary>
    public const int MostInList = 3;

    public const ulong X86 = 0x04;
    public const ulong Lzma2 = 0x21;
    public const ulong EndOfList = ulong.MaxValue;

    public ulong Id;
    public LzmaOptions* Options;
}

/// <summary>
/// <c>lzma_options_lzma</c>: filled by a preset; only the dictionary's size is changed here. The library's struct is smaller than this.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 256)]
internal struct LzmaOptions
{
    public uint DictionarySize;
}

/// <summary><c>lzma_stream</c></summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LzmaState
{
    public byte* NextIn;
    public nuint AvailableIn;
    public ulong TotalIn;
    public byte* NextOut;
    public nuint AvailableOut;
    public ulong TotalOut;
    private fixed ulong _reserved[12];
}
