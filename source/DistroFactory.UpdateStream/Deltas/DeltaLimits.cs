namespace DistroFactory.UpdateStream.Deltas;

/// <summary>What clients demand of deltas (bsdiff 1.x of Clear Linux).</summary>
public static class DeltaLimits
{
    /// <summary>Files above 512 MiB have no deltas.</summary>
    public const int FileBytes = 512 << 20;

    /// <summary>A new file smaller than this is fetched whole.</summary>
    public const int SmallestNewBytes = 200;

    /// <summary>Memory that an xz block may ask for: 80 MiB.</summary>
    public const long DecoderMemory = 80 << 20;
}
