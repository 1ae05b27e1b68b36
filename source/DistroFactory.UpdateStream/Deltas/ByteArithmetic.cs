using System.Numerics;

namespace DistroFactory.UpdateStream.Deltas;

/// <summary>Sums and differences of runs of bytes, modulo 256.</summary>
internal static class ByteArithmetic
{
    /// <summary>Adds to each byte.</summary>
    public static void Add(Span<byte> bytes, ReadOnlySpan<byte> summand)
    {
        var i = 0;
        for (; i <= bytes.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(bytes[i..]) + new Vector<byte>(summand[i..])).CopyTo(bytes[i..]);
        for (; i < bytes.Length; i++)
            bytes[i] += summand[i];
    }

    /// <summary>Subtracts from each byte.</summary>
    public static void Subtract(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> subtrahend, Span<byte> difference)
    {
        var i = 0;
        for (; i <= bytes.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(bytes[i..]) - new Vector<byte>(subtrahend[i..])).CopyTo(difference[i..]);
        for (; i < bytes.Length; i++)
            difference[i] = (byte)(bytes[i] - subtrahend[i]);
    }
}
