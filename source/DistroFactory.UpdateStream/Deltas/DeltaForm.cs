namespace DistroFactory.UpdateStream.Deltas;

/// <summary>How the blocks of a delta are stored.</summary>
public enum DeltaForm
{
    /// <summary>Each block the smallest way: for a delta that is fetched alone.</summary>
    Smallest,

    /// <summary>
    /// As they are where the new file is small: for a delta in a pack that is compressed as a whole, which finds what many small deltas
    /// have in common. A large file's blocks are stored the smallest way here, too: that is done once, however many packs hold the delta.
    /// </summary>
    Packed,
}
