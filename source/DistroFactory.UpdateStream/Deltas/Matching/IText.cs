namespace DistroFactory.UpdateStream.Deltas.Matching;

/// <summary>What a suffix array is made of: bytes, or the names of pieces one level deeper.</summary>
internal interface IText
{
    /// <summary>Number of characters.</summary>
    int Length { get; }

    /// <summary>One above the greatest character.</summary>
    int Alphabet { get; }

    /// <summary>The character at a position.</summary>
    int this[int position] { get; }

    /// <summary>Whether two pieces of a length are equal.</summary>
    bool Equal(int a, int b, int length);
}

/// <summary>A text of bytes.</summary>
internal readonly ref struct ByteText(ReadOnlySpan<byte> bytes) : IText
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Length => _bytes.Length;

    public int Alphabet => 256;

    public int this[int position] => _bytes[position];

    public bool Equal(int a, int b, int length) => _bytes.Slice(a, length).SequenceEqual(_bytes.Slice(b, length));
}

/// <summary>A text of names.</summary>
internal readonly ref struct NameText(ReadOnlySpan<int> names, int alphabet) : IText
{
    private readonly ReadOnlySpan<int> _names = names;

    public int Length => _names.Length;

    public int Alphabet => alphabet;

    public int this[int position] => _names[position];

    public bool Equal(int a, int b, int length) => _names.Slice(a, length).SequenceEqual(_names.Slice(b, length));
}
