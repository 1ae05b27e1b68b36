namespace DistroFactory.Foundation.Compression;

/// <summary>The library refused to compress: in practice, memory was short.</summary>
internal static class LzmaFailure
{
    public static FactoryException Compressing(LzmaResult result) =>
        new(
            "Compressing data as xz",
            result == LzmaResult.MemoryError ? "there is not enough memory" : $"liblzma says {result} ({(int)result})",
            "Give the machine more memory, or choose a lower preset."
        );
}
