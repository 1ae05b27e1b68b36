using System.Buffers;

namespace DistroFactory.Foundation.Compression;

/// <summary>The plain bytes of .xz or .lzma data.</summary>
internal sealed class XzReadStream(Stream source, bool leaveOpen, long memoryLimit = XzReadStream.MemoryLimit) : ForwardReadStream
{
    /// <summary>Enough for every preset of xz (9 needs 65 MiB), and a bound to what hostile data can ask for.</summary>
    public const long MemoryLimit = 256 << 20;

    private readonly LzmaCoder _coder = LzmaCoder.Decoder((ulong)memoryLimit);
    private byte[] _input = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _start;
    private int _end;
    private bool _sourceEnded;
    private bool _ended;

    public override int Read(Span<byte> buffer)
    {
        while (!_ended && !buffer.IsEmpty)
        {
            if (_start == _end && !_sourceEnded)
                Refill();

            var action = _sourceEnded ? LzmaAction.Finish : LzmaAction.Run;
            var result = _coder.Code(_input.AsSpan(_start.._end), buffer, action, out var taken, out var given);
            _start += taken;
            if (result == LzmaResult.StreamEnd)
                _ended = true;
            else if (result != LzmaResult.Ok)
                throw Failure(result);
            if (given > 0)
                return given;
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _input.Length > 0)
        {
            _coder.Dispose();
            ArrayPool<byte>.Shared.Return(_input);
            _input = [];
            _ended = true;
            if (!leaveOpen)
                source.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Refill()
    {
        _start = 0;
        _end = source.Read(_input);
        _sourceEnded = _end == 0;
    }

    private CompressionException Failure(LzmaResult result) =>
        new(
            "Decompressing xz data",
            result switch
            {
                LzmaResult.Format => "it is not in the xz format",
                LzmaResult.Buffer => "it is cut short",
                LzmaResult.Options => "it uses a filter or check that this version of liblzma does not know",
                LzmaResult.MemoryLimit => $"it asks for a dictionary of more than {memoryLimit >> 20} MiB of memory",
                LzmaResult.MemoryError => "there is not enough memory",
                _ => "it is corrupt",
            }
        );
}
