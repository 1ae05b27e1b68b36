namespace DistroFactory.Compression;

/// <summary>A method and how hard it tries.</summary>
/// <param name="Method">The format.</param>
/// <param name="Level">gzip and bzip2 1–9, xz preset 0–9, zstd 1–22; null for the method's usual level (xz 6, zstd 19, gzip 6, bzip2 9).</param>
public readonly record struct CompressionSetting(CompressionMethod Method, int? Level = null);
