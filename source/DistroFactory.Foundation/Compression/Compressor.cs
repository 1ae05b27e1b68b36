using ICSharpCode.SharpZipLib.BZip2;
using ZstdSharp.Unsafe;

namespace DistroFactory.Foundation.Compression;

/// <summary>Compresses in process; safe to call from many threads. The same input gives the same bytes.</summary>
public static class Compressor
{
    /// <summary>Compresses a whole buffer; the dictionary is sized to the data.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The method has no such level.</exception>
    /// <exception cref="FactoryException">The library of the method is not on this machine.</exception>
    public static byte[] Compress(ReadOnlySpan<byte> data, CompressionSetting setting)
    {
        var level = setting.EffectiveLevel;
        switch (setting.Method)
        {
            case CompressionMethod.None:
                return data.ToArray();
            case CompressionMethod.Xz:
                return XzBuffer.Compress(data, setting);
            case CompressionMethod.Zstd:
                using (var zstd = new ZstdSharp.Compressor(level))
                {
                    Widen(setting, zstd.SetParameter);
                    return zstd.Wrap(data).ToArray();
                }

            default:
                var compressed = new MemoryStream();
                using (var stream = OpenWrite(compressed, setting, leaveOpen: true))
                    stream.Write(data);
                return compressed.ToArray();
        }
    }

    /// <summary>A stream that compresses what is written to it into <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The method has no such level.</exception>
    /// <exception cref="FactoryException">The library of the method is not on this machine.</exception>
    public static Stream OpenWrite(Stream destination, CompressionSetting setting, bool leaveOpen = false)
    {
        var level = setting.EffectiveLevel;
        return setting.Method switch
        {
            CompressionMethod.None => new PlainWriteStream(destination, leaveOpen),
            CompressionMethod.Gzip => new GzipWriteStream(destination, level, leaveOpen),
            CompressionMethod.Bzip2 => new BZip2OutputStream(destination, level) { IsStreamOwner = !leaveOpen },
            CompressionMethod.Xz => new XzWriteStream(destination, setting, leaveOpen),
            CompressionMethod.Zstd => ZstdStream(destination, setting, leaveOpen),
            _ => throw new ArgumentOutOfRangeException(nameof(setting), setting.Method, "not a compression method"),
        };
    }

    private static ZstdSharp.CompressionStream ZstdStream(Stream destination, CompressionSetting setting, bool leaveOpen)
    {
        var stream = new ZstdSharp.CompressionStream(destination, setting.EffectiveLevel, leaveOpen: leaveOpen);
        Widen(setting, stream.SetParameter);
        return stream;
    }

    private static void Widen(CompressionSetting setting, Action<ZSTD_cParameter, int> set)
    {
        if (setting.Window is not { } window)
            return;
        set(ZSTD_cParameter.ZSTD_c_windowLog, window);
        set(ZSTD_cParameter.ZSTD_c_enableLongDistanceMatching, 1);
    }
}
