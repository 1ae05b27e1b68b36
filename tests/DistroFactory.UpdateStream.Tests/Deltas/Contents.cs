using System.Text;

namespace DistroFactory.UpdateStream.Tests.Deltas;

/// <summary>Contents to make deltas of, the same for the same seed.</summary>
internal sealed class Contents(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Bytes without any pattern.</summary>
    public byte[] Noise(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Bytes of a few values only, so that nearly every piece of them repeats.</summary>
    public byte[] OfFewValues(int length, int values)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
            bytes[i] = (byte)_random.Next(values);
        return bytes;
    }

    /// <summary>A piece of noise again and again.</summary>
    public byte[] Periodic(int length, int period)
    {
        var piece = Noise(period);
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
            bytes[i] = piece[i % period];
        return bytes;
    }

    /// <summary>Lines that look alike.</summary>
    public byte[] Text(int lines)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines; i++)
            text.Append($"F...\t{_random.Next():x8}\t{_random.Next(3)}0\t/usr/share/{_random.Next(100)}/{i}\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>The same with some bytes changed.</summary>
    public byte[] Flawed(byte[] content, int flaws)
    {
        var bytes = content.ToArray();
        for (var i = 0; i < flaws; i++)
            bytes[_random.Next(bytes.Length)] ^= (byte)_random.Next(1, 256);
        return bytes;
    }

    /// <summary>The same with bytes changed, pieces removed, inserted and moved.</summary>
    public byte[] Edited(byte[] content, int edits)
    {
        var bytes = content.ToList();
        for (var i = 0; i < edits && bytes.Count > 100; i++)
        {
            var at = _random.Next(bytes.Count - 50);
            var length = _random.Next(1, 50);
            switch (_random.Next(4))
            {
                case 0:
                    bytes[at] ^= (byte)_random.Next(1, 256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, Noise(length));
                    break;
                default:
                    var piece = bytes.GetRange(at, length);
                    bytes.RemoveRange(at, length);
                    bytes.InsertRange(_random.Next(bytes.Count), piece);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>A corrupt copy: a byte changed, a bit flipped, a piece cut out or doubled, or the end cut off.</summary>
    public byte[] Damaged(byte[] content)
    {
        var at = _random.Next(content.Length);
        var end = Math.Min(content.Length, at + _random.Next(1, 9));
        var copy = content.ToArray();
        switch (_random.Next(5))
        {
            case 0:
                copy[at] = (byte)_random.Next(256);
                return copy;
            case 1:
                copy[at] ^= (byte)(1 << _random.Next(8));
                return copy;
            case 2:
                return [.. copy[..at], .. copy[end..]];
            case 3:
                return [.. copy[..end], .. copy[at..]];
            default:
                return copy[..at];
        }
    }
}
