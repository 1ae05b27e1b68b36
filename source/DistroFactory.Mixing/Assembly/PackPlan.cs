using System.Collections.Immutable;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream.Packs;

namespace DistroFactory.Mixing.Assembly;

/// <summary>What a zero pack is put together from, in order.</summary>
/// <param name="Bundle">The bundle.</param>
/// <param name="Pieces">Its pieces, between head and end.</param>
public sealed record PackPlan(string Bundle, ImmutableArray<PackPiece> Pieces);

/// <summary>A piece of a pack that other packs and later versions may share.</summary>
public abstract record PackPiece;

/// <summary>A segment of several members.</summary>
/// <param name="Key">Its name in the store.</param>
/// <param name="Members">The files it is made of.</param>
public sealed record SegmentPiece(SegmentKey Key, ImmutableArray<TreeEntry> Members) : PackPiece;

/// <summary>One large file, its compressed content shared with its fullfile.</summary>
/// <param name="File">The file.</param>
public sealed record LargeFilePiece(TreeEntry File) : PackPiece;
