using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DistroFactory.UpdateStream;

/// <summary>Computes swupd hashes; the metadata (mode with type bits, numeric owner and group, size) goes into the key.</summary>
public sealed class SwupdHasher : IDisposable
{
    private readonly IncrementalHash _hmac;
    private readonly long _size;
    private long _appended;

    /// <summary>Starts the hash of a regular file of this size; content follows by <see cref="Append"/>.</summary>
    public SwupdHasher(ushort mode, uint owner, uint group, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        Span<byte> key = stackalloc byte[KeySize];
        WriteKey(key, mode, owner, group, size);
        _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        _size = size;
    }

    /// <summary>The next bytes of the content.</summary>
    public void Append(ReadOnlySpan<byte> content)
    {
        _hmac.AppendData(content);
        _appended += content.Length;
    }

    /// <summary>Ends the content.</summary>
    /// <exception cref="InvalidOperationException">
    /// More or fewer bytes came than the size promised: the hash would name nothing.
    /// </exception>
    public SwupdHash Finish()
    {
        if (_appended != _size)
            throw new InvalidOperationException($"{_appended} bytes were hashed of a file of {_size}.");
        Span<byte> hash = stackalloc byte[SwupdHash.Size];
        _hmac.GetHashAndReset(hash);
        _appended = 0;
        return new(hash);
    }

    /// <summary>Hash of a regular file at once.</summary>
    public static SwupdHash OfFile(ushort mode, uint owner, uint group, ReadOnlySpan<byte> content) =>
        Of(mode, owner, group, content.Length, content);

    /// <summary>Hash of a directory.</summary>
    public static SwupdHash OfDirectory(ushort mode, uint owner, uint group) => Of(mode, owner, group, 0, "DIRECTORY"u8);

    /// <summary>Hash of a symbolic link.</summary>
    public static SwupdHash OfLink(string target, uint owner, uint group)
    {
        var content = Encoding.UTF8.GetBytes(target);
        return Of(mode: 0, owner, group, content.Length, content);
    }

    /// <inheritdoc/>
    public void Dispose() => _hmac.Dispose();

    private static SwupdHash Of(ushort mode, uint owner, uint group, long size, ReadOnlySpan<byte> content)
    {
        Span<byte> key = stackalloc byte[KeySize];
        WriteKey(key, mode, owner, group, size);
        Span<byte> hash = stackalloc byte[SwupdHash.Size];
        HMACSHA256.HashData(key, content, hash);
        return new(hash);
    }

    /// <summary>The outer key is the inner HMAC as 64 hex characters, not its raw bytes.</summary>
    private const int KeySize = 2 * SwupdHash.Size;

    private static void WriteKey(Span<byte> key, ushort mode, uint owner, uint group, long size)
    {
        Span<byte> stat = stackalloc byte[5 * sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(stat, mode);
        BinaryPrimitives.WriteUInt64LittleEndian(stat[8..], owner);
        BinaryPrimitives.WriteUInt64LittleEndian(stat[16..], group);
        BinaryPrimitives.WriteUInt64LittleEndian(stat[24..], 0); // device numbers: device nodes never ship
        BinaryPrimitives.WriteUInt64LittleEndian(stat[32..], (ulong)size);

        // Nothing is hashed here: extended attributes once were.
        Span<byte> inner = stackalloc byte[SwupdHash.Size];
        HMACSHA256.HashData(stat, [], inner);
        Convert.TryToHexStringLower(inner, key, out _);
    }
}
