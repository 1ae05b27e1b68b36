namespace DistroFactory.Foundation.Compression;

/// <summary>A method and how hard it tries.</summary>
/// <param name="Method">The format.</param>
/// <param name="Level">
/// gzip and bzip2 1–9, xz preset 0–9, zstd 1–22; null for the method's usual level (xz 6, zstd 19, gzip 6, bzip2 9).
/// </param>
public readonly record struct CompressionSetting(CompressionMethod Method, int? Level = null)
{
    /// <summary>
    /// zstd only: finds what repeats itself over so many bytes as a power of two, 10 to 27 (<c>zstd --long</c>); null for what the level
    /// has. A client needs as much memory; 27 is the most it grants.
    /// </summary>
    public int? Window { get; init; }

    /// <summary>
    /// xz only: the x86 filter comes before LZMA2. It makes the relative addresses of jumps absolute, so that calls of one function look
    /// alike; <see cref="MachineCode"/> tells for which content that is worth it.
    /// </summary>
    public bool X86Filter { get; init; }

    /// <summary>The setting as a word of a file name.</summary>
    public string Word => $"{Method}{Level}{(Window is { } window ? $"w{window}" : "")}{(X86Filter ? "x86" : "")}".ToLowerInvariant();

    /// <summary>xz only: checks content by a CRC of 32 bits, as deltas do, instead of 64.</summary>
    public bool ShortCheck { get; init; }

    /// <summary>The level that applies: the given one, or the method's usual one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The method has no such level.</exception>
    public int EffectiveLevel
    {
        get
        {
            var (lowest, usual, highest) = Method switch
            {
                CompressionMethod.Gzip => (1, 6, 9),
                CompressionMethod.Bzip2 => (1, 9, 9),
                CompressionMethod.Xz => (0, 6, 9),
                CompressionMethod.Zstd => (1, 19, 22),
                _ => (int.MinValue, 0, int.MaxValue),
            };
            var level = Level ?? usual;
            return level >= lowest && level <= highest
                ? level
                : throw new ArgumentOutOfRangeException(nameof(Level), level, $"the level of {Method} is {lowest} to {highest}");
        }
    }
}
