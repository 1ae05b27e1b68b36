namespace DistroFactory.Foundation.Compression;

/// <summary>Whole buffers to .xz in one call.</summary>
internal static unsafe class XzBuffer
{
    public static byte[] Compress(ReadOnlySpan<byte> data, CompressionSetting setting)
    {
        LzmaLibrary.Demand();
        LzmaOptions options;
        var filters = stackalloc LzmaFilter[LzmaFilter.MostInList];
        LzmaPreset.Fill(&options, filters, setting, data.Length);

        using var compressed = new NativeArray<byte>((int)LzmaLibrary.StreamBufferBound((nuint)data.Length));
        nuint length = 0;
        fixed (byte* input = data)
        fixed (byte* output = compressed.Items)
        {
            // An empty span has no address, and the library refuses a null input even of length 0.
            byte nothing;
            var result = LzmaLibrary.StreamBufferEncode(
                filters,
                LzmaPreset.Check(setting),
                null,
                input is null ? &nothing : input,
                (nuint)data.Length,
                output,
                &length,
                (nuint)compressed.Items.Length
            );
            if (result != LzmaResult.Ok)
                throw LzmaFailure.Compressing(result);
        }

        return compressed.Items[..(int)length].ToArray();
    }
}
