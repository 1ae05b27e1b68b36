using System.Buffers.Binary;
using System.Text;

namespace DistroFactory.Packages.Tests.Rpm;

/// <summary>A header section written by hand, so that it can say what rpmbuild never would.</summary>
internal sealed class HandmadeHeader
{
    private readonly List<(int Tag, int Type, int Count, byte[] Value)> _entries = [];

    public HandmadeHeader Text(int tag, string value) => Add(tag, 6, 1, Encoding.UTF8.GetBytes(value + "\0"));

    public HandmadeHeader Texts(int tag, IEnumerable<string> values)
    {
        var all = values.ToList();
        return Add(tag, 8, all.Count, Encoding.UTF8.GetBytes(string.Concat(all.Select(value => value + "\0"))));
    }

    public HandmadeHeader Shorts(int tag, IEnumerable<int> values) => Numbers(tag, 3, 2, values.Select(value => (long)value));

    public HandmadeHeader Ints(int tag, params IEnumerable<long> values) => Numbers(tag, 4, 4, values);

    public HandmadeHeader Longs(int tag, IEnumerable<long> values) => Numbers(tag, 5, 8, values);

    /// <summary>An entry of any type and count, whatever its value really is.</summary>
    public HandmadeHeader Add(int tag, int type, int count, byte[] value)
    {
        _entries.RemoveAll(entry => entry.Tag == tag);
        _entries.Add((tag, type, count, value));
        return this;
    }

    public byte[] ToBytes()
    {
        var index = new MemoryStream();
        var store = new MemoryStream();
        Span<byte> number = stackalloc byte[4];
        foreach (var (tag, type, count, value) in _entries)
        {
            foreach (var part in (int[])[tag, type, (int)store.Length, count])
            {
                BinaryPrimitives.WriteInt32BigEndian(number, part);
                index.Write(number);
            }

            store.Write(value);
        }

        var intro = new byte[16];
        ((ReadOnlySpan<byte>)[0x8E, 0xAD, 0xE8, 0x01]).CopyTo(intro);
        BinaryPrimitives.WriteInt32BigEndian(intro.AsSpan(8), _entries.Count);
        BinaryPrimitives.WriteInt32BigEndian(intro.AsSpan(12), (int)store.Length);
        return [.. intro, .. index.ToArray(), .. store.ToArray()];
    }

    private HandmadeHeader Numbers(int tag, int type, int size, IEnumerable<long> values)
    {
        var all = values.ToList();
        var bytes = new byte[all.Count * size];
        var one = new byte[8];
        for (var index = 0; index < all.Count; index++)
        {
            BinaryPrimitives.WriteInt64BigEndian(one, all[index]);
            one.AsSpan(8 - size).CopyTo(bytes.AsSpan(index * size));
        }

        return Add(tag, type, all.Count, bytes);
    }
}
