using System.Buffers.Binary;

namespace DistroFactory.UpdateStream.Deltas;

/// <summary>One step of a delta: what the control block is made of.</summary>
/// <param name="Add">How many old bytes are taken, each plus one byte of the diff block.</param>
/// <param name="Insert">How many bytes of the extra block follow.</param>
/// <param name="Seek">How far to move in the old file after that.</param>
internal readonly record struct DeltaEdit(int Add, int Insert, int Seek)
{
    /// <summary>Bytes of a step in the control block.</summary>
    public const int Bytes = 24;

    /// <summary>Writes the step.</summary>
    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteInt64LittleEndian(destination, Add);
        BinaryPrimitives.WriteInt64LittleEndian(destination[8..], Insert);
        BinaryPrimitives.WriteInt64LittleEndian(destination[16..], Seek);
    }

    /// <summary>Reads a step.</summary>
    /// <exception cref="DeltaException">It goes further than any file is long.</exception>
    public static DeltaEdit Read(ReadOnlySpan<byte> source) =>
        new(
            Within(0, BinaryPrimitives.ReadInt64LittleEndian(source)),
            Within(0, BinaryPrimitives.ReadInt64LittleEndian(source[8..])),
            Within(-DeltaLimits.FileBytes, BinaryPrimitives.ReadInt64LittleEndian(source[16..]))
        );

    private static int Within(int lowest, long value) =>
        value >= lowest && value <= DeltaLimits.FileBytes
            ? (int)value
            : throw new DeltaException($"a step of {value} bytes leads out of any file");
}
