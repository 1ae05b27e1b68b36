using System.Runtime.InteropServices;

namespace DistroFactory.Foundation.Compression;

/// <summary>The functions of the system's liblzma that are used here; see its <c>lzma/base.h</c> and <c>lzma/container.h</c>.</summary>
internal static unsafe partial class LzmaLibrary
{
    private const string Name = "liblzma.so.5";

    /// <summary>Says what to install when the library is not on this machine, rather than failing deep inside a run.</summary>
    public static void Demand()
    {
        try
        {
            _ = Version();
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new FactoryException(
                "Compressing or decompressing xz",
                $"the library {Name} cannot be loaded",
                "Install it: `apt-get install liblzma5` (Debian, Ubuntu), `dnf install xz-libs` "
                    + "(Fedora), `swupd bundle-add os-core` (Clear Linux).",
                exception
            );
        }
    }

    [LibraryImport(Name, EntryPoint = "lzma_version_number")]
    public static partial uint Version();

    /// <returns>0 when the preset exists.</returns>
    [LibraryImport(Name, EntryPoint = "lzma_lzma_preset")]
    public static partial byte Preset(LzmaOptions* options, uint preset);

    [LibraryImport(Name, EntryPoint = "lzma_stream_encoder")]
    public static partial LzmaResult StreamEncoder(LzmaState* state, LzmaFilter* filters, LzmaCheck check);

    /// <summary>Decodes .xz, and the older .lzma as well.</summary>
    [LibraryImport(Name, EntryPoint = "lzma_auto_decoder")]
    public static partial LzmaResult AutoDecoder(LzmaState* state, ulong memoryLimit, LzmaDecoderFlags flags);

    [LibraryImport(Name, EntryPoint = "lzma_code")]
    public static partial LzmaResult Code(LzmaState* state, LzmaAction action);

    [LibraryImport(Name, EntryPoint = "lzma_end")]
    public static partial void End(LzmaState* state);

    [LibraryImport(Name, EntryPoint = "lzma_stream_buffer_bound")]
    public static partial nuint StreamBufferBound(nuint size);

    [LibraryImport(Name, EntryPoint = "lzma_stream_buffer_encode")]
    public static partial LzmaResult StreamBufferEncode(
        LzmaFilter* filters,
        LzmaCheck check,
        void* allocator,
        byte* input,
        nuint inputSize,
        byte* output,
        nuint* outputPosition,
        nuint outputSize
    );
}
