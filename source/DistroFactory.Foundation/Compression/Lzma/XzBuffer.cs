using System.Buffers;

namespace DistroFactory.Compression.Lzma;

/// <summary>Whole buffers to .xz in one call.</summary>
internal static unsafe class XzBuffer
{
    public static byte[] Compress(ReadOnlySpan<byte> data, CompressionSetting setting)
    {
        LzmaLibrary.Demand();
        LzmaOptions options;
        var filters = stackalloc LzmaFilter[2];
        LzmaPreset.Fill(&options, filters, setting, data.Length);

        var bound = (int)LzmaLibrary.StreamBufferBound((nuint)data.Length);
        var rented = ArrayPool<byte>.Shared.Rent(bound);
        try
        {
            nuint length = 0;
            fixed (byte* input = data)
            fixed (byte* output = rented)
            {
                // An empty span has no address, and the library refuses a null input even of length 0.
                byte nothing;
                var result = LzmaLibrary.StreamBufferEncode(
                    filters, LzmaPreset.Check(setting), null, input is null ? &nothing : input, (nuint)data.Length, output, &length, (nuint)rented.Length);
                if (result != LzmaResult.Ok)
                    throw LzmaFailure.Compressing(result);
            }

            return rented.AsSpan(0, (int)length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
