namespace DistroFactory.UpdateStream.Deltas;

/// <summary>How a block of a delta is stored; the value is the number of its bit in the block's part of the mask.</summary>
public enum DeltaEncoding
{
    /// <summary>As it is.</summary>
    None = 0,

    /// <summary>bzip2.</summary>
    Bzip2 = 1,

    /// <summary>gzip.</summary>
    Gzip = 2,

    /// <summary>xz, checked by CRC32.</summary>
    Xz = 3,

    /// <summary>A block of nothing but zero bytes: only their count, eight bytes, is stored. Not for the control block.</summary>
    Zeros = 4,
}
