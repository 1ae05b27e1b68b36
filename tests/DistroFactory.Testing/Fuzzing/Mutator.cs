namespace DistroFactory.Testing.Fuzzing;

/// <summary>
/// Makes damaged copies of sound inputs, the way broken discs, broken networks and people with bad intent do; the same for the same seed.
/// </summary>
public sealed class Mutator(int seed)
{
    private static readonly long[] s_numbers =
    [
        0,
        1,
        -1,
        127,
        128,
        255,
        256,
        short.MaxValue,
        ushort.MaxValue,
        int.MaxValue,
        int.MinValue,
        uint.MaxValue,
        long.MaxValue,
        long.MinValue,
    ];
    private static readonly byte[][] s_words =
    [
        [.. "../"u8],
        [.. "\0"u8],
        [.. "\n"u8],
        [.. "\t"u8],
        [.. "99999999999999999999"u8],
        [.. "-1"u8],
        [.. "7777777"u8],
        [0xFF, 0xFE],
        [0xF4, 0x90, 0x80, 0x80],
    ];

    private readonly Random _random = new(seed);

    /// <summary>A copy of one of the inputs with one to eight changes.</summary>
    public byte[] Mutate(IReadOnlyList<byte[]> inputs)
    {
        var bytes = new List<byte>(inputs[_random.Next(inputs.Count)]);
        for (var changes = _random.Next(1, 9); changes > 0 && bytes.Count > 0; changes--)
            Change(bytes, inputs);
        return [.. bytes];
    }

    private void Change(List<byte> bytes, IReadOnlyList<byte[]> inputs)
    {
        var at = _random.Next(bytes.Count);
        var length = Math.Min(bytes.Count - at, 1 + _random.Next(_random.Next(8) == 0 ? 4096 : 16));
        switch (_random.Next(9))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                Number(bytes, at);
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 6:
                bytes.InsertRange(at, s_words[_random.Next(s_words.Length)]);
                break;
            case 7:
                Splice(bytes, at, inputs[_random.Next(inputs.Count)]);
                break;
            default:
                for (var i = 0; i < length; i++)
                    bytes[at + i] = 0;
                break;
        }
    }

    /// <summary>Sizes and counts stand in binary, of two, four or eight bytes, in either order.</summary>
    private void Number(List<byte> bytes, int at)
    {
        var number = BitConverter.GetBytes(s_numbers[_random.Next(s_numbers.Length)]).AsSpan(0, 1 << _random.Next(1, 4));
        if (_random.Next(2) == 0)
            number.Reverse();
        for (var i = 0; i < number.Length && at + i < bytes.Count; i++)
            bytes[at + i] = number[i];
    }

    private void Splice(List<byte> bytes, int at, byte[] other)
    {
        var from = _random.Next(other.Length + 1);
        bytes.RemoveRange(at, bytes.Count - at);
        bytes.AddRange(other[from..]);
    }
}
