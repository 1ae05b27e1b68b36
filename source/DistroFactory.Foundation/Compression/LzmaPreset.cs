namespace DistroFactory.Foundation.Compression;

/// <summary>The filter chain of a preset of <c>xz</c>.</summary>
internal static unsafe class LzmaPreset
{
    /// <summary>The smallest dictionary the format knows.</summary>
    private const uint SmallestDictionary = 4096;

    /// <summary>How the content of a setting's streams is checked.</summary>
    public static LzmaCheck Check(CompressionSetting setting) => setting.ShortCheck ? LzmaCheck.Crc32 : LzmaCheck.Crc64;

    /// <summary>
    /// Fills in a preset's filters. A dictionary larger than the data gains nothing and costs eleven times its size in memory, and the time
    /// to clear that: so it is cut to the data.
    /// </summary>
    public static void Fill(LzmaOptions* options, LzmaFilter* filters, CompressionSetting setting, long dataSize)
    {
        if (LzmaLibrary.Preset(options, (uint)setting.EffectiveLevel) != 0)
            throw new ArgumentOutOfRangeException(nameof(setting), setting, "liblzma does not know this preset");
        options->DictionarySize = (uint)Math.Clamp(dataSize, SmallestDictionary, options->DictionarySize);
        if (setting.X86Filter)
            *filters++ = new LzmaFilter { Id = LzmaFilter.X86 };
        filters[0] = new LzmaFilter { Id = LzmaFilter.Lzma2, Options = options };
        filters[1] = new LzmaFilter { Id = LzmaFilter.EndOfList };
    }
}
