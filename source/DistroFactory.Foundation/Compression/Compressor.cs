namespace DistroFactory.Compression;

/// <summary>Compresses in process; safe to call from many threads. The same input gives the same bytes.</summary>
public static class Compressor
{
    /// <summary>Compresses a whole buffer; the dictionary is sized to the data.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> data, CompressionSetting setting) => throw new NotImplementedException();

    /// <summary>A stream that compresses what is written to it into <paramref name="destination"/>.</summary>
    public static Stream OpenWrite(Stream destination, CompressionSetting setting, bool leaveOpen = false) => throw new NotImplementedException();
}
