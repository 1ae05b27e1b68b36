using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Client;

/// <summary>
/// Where a client's content comes from: what packs and fullfiles bring, hashes checked. Either fetched and applied for real
/// (<see cref="FetchedContent"/>), or known from having been read before.
/// </summary>
public interface IClientContent
{
    /// <summary>A pack; null when there is none.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="version">The bundle's version.</param>
    /// <param name="from">The bundle's version that the pack leads from; none for a zero pack.</param>
    PackContents? Pack(string bundle, StreamVersion version, StreamVersion from);

    /// <summary>A fullfile; null when there is none.</summary>
    FullfileContents? Fullfile(StreamVersion version, SwupdHash hash);
}

/// <summary>What a pack brings.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Staged">Files it holds whole and sound.</param>
/// <param name="Deltas">Its deltas.</param>
/// <param name="Flaws">What else is wrong with it.</param>
public sealed record PackContents(
    long Bytes,
    IReadOnlyDictionary<SwupdHash, EntryType> Staged,
    IReadOnlyList<PackDelta> Deltas,
    IReadOnlyList<string> Flaws
);

/// <summary>A delta of a pack.</summary>
/// <param name="Old">Hash of the file it starts from.</param>
/// <param name="New">Hash of the file it makes.</param>
/// <param name="Flaw">Why it cannot be applied to the old file, or does not make the new one; null when it does.</param>
public readonly record struct PackDelta(SwupdHash Old, SwupdHash New, string? Flaw);

/// <summary>What a fullfile brings.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Flaw">Why a client stops at it; null when it is sound.</param>
public sealed record FullfileContents(long Bytes, EntryType Type, string? Flaw);
