using System.Runtime.InteropServices;

namespace DistroFactory.Foundation;

/// <summary>
/// Large working space outside the garbage collector: of just the size asked for, and given back at once when this is disposed. Arrays
/// of the shared pool may be twice as large, and stay. Not cleared.
/// </summary>
public sealed unsafe class NativeArray<T> : IDisposable
    where T : unmanaged
{
    private readonly int _length;
    private T* _items;

    /// <param name="length">Number of items.</param>
    public NativeArray(int length)
    {
        _items = (T*)NativeMemory.Alloc((nuint)Math.Max(length, 1), (nuint)sizeof(T));
        _length = length;
    }

    /// <summary>The memory itself, when nobody disposed this.</summary>
    ~NativeArray() => Free();

    /// <summary>The items; not to be used after this is disposed.</summary>
    public Span<T> Items => _items is not null ? new(_items, _length) : throw new ObjectDisposedException(nameof(NativeArray<T>));

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.Free(_items);
        _items = null;
    }
}
