namespace DistroFactory.UpdateStream;

/// <summary>
/// The 32 bytes that name a file in an update stream: content, mode, owner and size in one (update-stream specification, "Hash").
/// </summary>
public readonly struct SwupdHash : IEquatable<SwupdHash>, IComparable<SwupdHash>
{
    /// <summary>Length in bytes.</summary>
    public const int Size = 32;

    private readonly ulong _a,
        _b,
        _c,
        _d;

    /// <summary>From 32 bytes.</summary>
    public SwupdHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
            throw new ArgumentException($"A hash has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        _a = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>The all-zero hash of a deleted entry.</summary>
    public static SwupdHash Zero => default;

    /// <summary>Whether this is <see cref="Zero"/>.</summary>
    public bool IsZero => (_a | _b | _c | _d) == 0;

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> destination)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static SwupdHash Read(BinaryReader reader)
    {
        Span<byte> bytes = stackalloc byte[Size];
        reader.BaseStream.ReadExactly(bytes);
        return new(bytes);
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void Write(BinaryWriter writer)
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        writer.Write(bytes);
    }

    /// <summary>Reads 64 hex digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SwupdHash hash)
    {
        Span<byte> bytes = stackalloc byte[Size];
        hash = default;
        if (text.Length != 2 * Size || Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        hash = new(bytes);
        return true;
    }

    /// <summary>Reads 64 hex digits of UTF-8 text.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out SwupdHash hash)
    {
        Span<byte> bytes = stackalloc byte[Size];
        hash = default;
        if (text.Length != 2 * Size || Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        hash = new(bytes);
        return true;
    }

    /// <summary>64 lower-case hex digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <inheritdoc/>
    public bool Equals(SwupdHash other) => _a == other._a && _b == other._b && _c == other._c && _d == other._d;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SwupdHash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _a.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(SwupdHash other) => (_a, _b, _c, _d).CompareTo((other._a, other._b, other._c, other._d));

    /// <summary>The same hash.</summary>
    public static bool operator ==(SwupdHash a, SwupdHash b) => a.Equals(b);

    /// <summary>Another hash.</summary>
    public static bool operator !=(SwupdHash a, SwupdHash b) => !a.Equals(b);

    /// <summary>Ordinal order of the hex text.</summary>
    public static bool operator <(SwupdHash a, SwupdHash b) => a.CompareTo(b) < 0;

    /// <summary>Ordinal order of the hex text.</summary>
    public static bool operator >(SwupdHash a, SwupdHash b) => a.CompareTo(b) > 0;

    /// <summary>Ordinal order of the hex text.</summary>
    public static bool operator <=(SwupdHash a, SwupdHash b) => a.CompareTo(b) <= 0;

    /// <summary>Ordinal order of the hex text.</summary>
    public static bool operator >=(SwupdHash a, SwupdHash b) => a.CompareTo(b) >= 0;
}
