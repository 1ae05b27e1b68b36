using DistroFactory.UpdateStream;

namespace DistroFactory.Fleet;

/// <summary>What machines fetch of one bundle that they have in one version, to have the next release.</summary>
/// <param name="Bundle">The bundle.</param>
/// <param name="From">Its version there: a pack leads from it, whichever releases had it.</param>
/// <param name="Whole">Bytes of all that is new, without a delta.</param>
/// <param name="Packed">Bytes with a delta pack of the next release; null: the bundle does not change, and gets none.</param>
internal sealed record BundleNeed(string Bundle, StreamVersion From, long Whole, long? Packed)
{
    /// <summary>What a delta pack of the next release saves a machine.</summary>
    public long Saved => Packed is { } packed ? Math.Max(0, Whole - packed) : 0;
}
