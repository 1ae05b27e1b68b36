using System.Collections.Immutable;

namespace DistroFactory.Packages.Rpm;

/// <summary>One member of the payload.</summary>
/// <param name="Files">The header's files this content belongs to: one, or all hard links to it.</param>
/// <param name="Content">The content; empty for directories and links. Its <see cref="Stream.Length"/> is known.</param>
public sealed record RpmPayloadEntry(ImmutableArray<RpmFile> Files, Stream Content);
