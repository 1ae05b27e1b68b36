using System.Buffers.Binary;
using DistroFactory.Foundation.Compression;

namespace DistroFactory.UpdateStream.Deltas;

/// <summary>The plain bytes of one block of a delta, in order, and no more of them than there are.</summary>
internal sealed class DeltaBlockReader : IDisposable
{
    private readonly string _name;
    private readonly Stream? _plain;
    private long _zeros;

    /// <param name="name">Named in errors.</param>
    /// <param name="stored">The block as stored.</param>
    /// <param name="encoding">How it is stored.</param>
    public DeltaBlockReader(string name, ArraySegment<byte> stored, DeltaEncoding encoding)
    {
        _name = name;
        if (encoding == DeltaEncoding.Zeros)
            _zeros = Zeros(stored);
        else
            _plain = Open(stored, MethodOf(encoding));
    }

    /// <summary>The next bytes.</summary>
    /// <exception cref="DeltaException">There are not as many left, or they cannot be decompressed.</exception>
    public void Read(Span<byte> destination)
    {
        if (_plain is null)
        {
            if (destination.Length > _zeros)
                throw Unsound("ends early");
            destination.Clear();
            _zeros -= destination.Length;
        }
        else if (ReadUpTo(destination) < destination.Length)
        {
            throw Unsound("ends early");
        }
    }

    /// <summary>Checks that all was read.</summary>
    /// <exception cref="DeltaException">Something is left.</exception>
    public void End()
    {
        Span<byte> next = stackalloc byte[1];
        if (_plain is null ? _zeros > 0 : ReadUpTo(next) > 0)
            throw Unsound("has bytes that belong to nothing");
    }

    /// <inheritdoc/>
    public void Dispose() => _plain?.Dispose();

    private int ReadUpTo(Span<byte> destination)
    {
        try
        {
            return destination.IsEmpty ? 0 : _plain!.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        }
        catch (CompressionException exception)
        {
            throw new DeltaException($"its {_name} block cannot be decompressed: {exception.Why}", exception);
        }
    }

    private Stream Open(ArraySegment<byte> stored, CompressionMethod method)
    {
        // Clients do not guess: they know neither other methods here nor .lzma, which the xz decoder would take.
        if (method != CompressionMethod.None && Decompressor.Detect(stored) != method)
            throw Unsound($"is not {method} data");
        var source = new MemoryStream(stored.Array!, stored.Offset, stored.Count, writable: false);
        return Decompressor.OpenRead(source, method, xzMemory: DeltaLimits.DecoderMemory);
    }

    private long Zeros(ReadOnlySpan<byte> stored)
    {
        if (stored.Length != sizeof(ulong))
            throw Unsound($"of zeros has {stored.Length} bytes, not {sizeof(ulong)}");
        var count = BinaryPrimitives.ReadUInt64LittleEndian(stored);
        return count <= DeltaLimits.FileBytes ? (long)count : throw Unsound($"claims {count} zeros");
    }

    private static CompressionMethod MethodOf(DeltaEncoding encoding) =>
        encoding switch
        {
            DeltaEncoding.Bzip2 => CompressionMethod.Bzip2,
            DeltaEncoding.Gzip => CompressionMethod.Gzip,
            DeltaEncoding.Xz => CompressionMethod.Xz,
            _ => CompressionMethod.None,
        };

    private DeltaException Unsound(string why) => new($"its {_name} block {why}");
}
