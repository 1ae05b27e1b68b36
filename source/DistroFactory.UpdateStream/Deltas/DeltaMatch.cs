namespace DistroFactory.UpdateStream.Deltas;

/// <summary>A piece of the old content that equals a piece of the new.</summary>
/// <param name="Old">Where it is in the old content.</param>
/// <param name="New">Where it is in the new content.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct DeltaMatch(int Old, int New, int Length);
