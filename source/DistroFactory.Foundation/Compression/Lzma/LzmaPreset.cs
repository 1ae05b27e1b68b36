namespace DistroFactory.Compression.Lzma;

/// <summary>The filter chain of a preset of <c>xz</c>.</summary>
internal static unsafe class LzmaPreset
{
    /// <summary>The smallest dictionary the format knows.</summary>
    private const uint SmallestDictionary = 4096;

    /// <summary>
    /// Fills in a preset's filters. A dictionary larger than the data gains nothing and costs eleven times its size in memory, and the time
    /// to clear that: so it is cut to the data.
    /// </summary>
    public static void Fill(LzmaOptions* options, LzmaFilter* filters, int preset, long dataSize)
    {
        if (preset is < 0 or > 9 || LzmaLibrary.Preset(options, (uint)preset) != 0)
            throw new ArgumentOutOfRangeException(nameof(preset), preset, "an xz preset is 0 to 9");
        options->DictionarySize = (uint)Math.Clamp(dataSize, SmallestDictionary, options->DictionarySize);
        filters[0] = new LzmaFilter { Id = LzmaFilter.Lzma2, Options = options };
        filters[1] = new LzmaFilter { Id = LzmaFilter.EndOfList };
    }
}
