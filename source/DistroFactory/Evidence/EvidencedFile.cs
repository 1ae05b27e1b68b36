namespace DistroFactory.Evidence;

/// <summary>A file that a statement vouches for.</summary>
/// <param name="Path">Its path below the root of a stage or place.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha256">SHA-256, lower-case hex.</param>
internal sealed record EvidencedFile(string Path, long Size, string Sha256);
