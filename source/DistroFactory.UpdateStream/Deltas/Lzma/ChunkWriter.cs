using System.Buffers.Binary;

namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>LZMA2: symbols in chunks of at most 64 KiB, each with a header.</summary>
internal sealed class ChunkWriter(MemoryStream stream)
{
    private const int LargestChunk = 1 << 16;
    private const int LargestContent = 1 << 21;

    /// <summary>No symbol takes more.</summary>
    private const int SymbolBytes = 32;

    // The first chunk resets dictionary and state and names the properties; the others go on.
    private const byte First = 0xE0;
    private const byte Further = 0x80;
    private const byte Properties = 0;

    private readonly SymbolModels _models = new();
    private readonly RangeEncoder _range = new();
    private Distances _last = Distances.Initial;
    private int _state;
    private int _content;
    private bool _begun;

    /// <summary>Writes all chunks of the data, and the end mark.</summary>
    public void Write(ReadOnlySpan<byte> data, ZeroRuns runs)
    {
        var parser = new Parser(runs, _models);
        var position = 0;
        while (position < data.Length)
        {
            foreach (var symbol in parser.Next(data, position, _state, _last))
            {
                if (_range.Bytes + SymbolBytes > LargestChunk || _content + symbol.Length > LargestContent)
                    End();
                Write(data, position, symbol);
                position += symbol.Length;
            }
        }

        if (_content > 0)
            End();
        stream.WriteByte(0);
    }

    private void Write(ReadOnlySpan<byte> data, int position, Symbol symbol)
    {
        var matched = _last[0] <= position ? data[position - _last[0]] : (byte)0;
        _models.Write(_range, symbol, _state, data[position], matched);
        _state = symbol.After(_state);
        symbol.Apply(ref _last);
        _content += symbol.Length;
    }

    private void End()
    {
        var code = _range.End();
        Span<byte> header = stackalloc byte[6];
        header[0] = (byte)((_begun ? Further : First) | (_content - 1) >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(header[1..], (ushort)(_content - 1));
        BinaryPrimitives.WriteUInt16BigEndian(header[3..], (ushort)(code.Length - 1));
        header[5] = Properties;
        stream.Write(_begun ? header[..5] : header);
        stream.Write(code);
        (_begun, _content) = (true, 0);
    }
}
