using System.Buffers;

namespace DistroFactory.Foundation.Compression;

/// <summary>The plain bytes of .xz or .lzma data.</summary>
internal sealed class XzReadStream(Stream source, bool leaveOpen, long memoryLimit = XzReadStream.MemoryLimit) : ForwardReadStream
{
    /// <summary>Enough for every preset of xz (9 needs 65 MiB), and a bound to what hostile data can ask for.</summary>
    public const long MemoryLimit = 256 << 20;

    private readonly LzmaCoder coder = LzmaCoder.Decoder((ulong)memoryLimit);
    private byte[] input = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int start;
    private int end;
    private bool sourceEnded;
    private bool ended;

    public override int Read(Span<byte> buffer)
    {
        while (!ended && !buffer.IsEmpty)
        {
            if (start == end && !sourceEnded)
                Refill();

            var action = sourceEnded ? LzmaAction.Finish : LzmaAction.Run;
            var result = coder.Code(input.AsSpan(start..end), buffer, action, out var taken, out var given);
            start += taken;
            if (result == LzmaResult.StreamEnd)
                ended = true;
            else if (result != LzmaResult.Ok)
                throw Failure(result);
            if (given > 0)
                return given;
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && input.Length > 0)
        {
            coder.Dispose();
            ArrayPool<byte>.Shared.Return(input);
            input = [];
            ended = true;
            if (!leaveOpen)
                source.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Refill()
    {
        start = 0;
        end = source.Read(input);
        sourceEnded = end == 0;
    }

    private CompressionException Failure(LzmaResult result) => new("Decompressing xz data", result switch
    {
        LzmaResult.Format => "it is not in the xz format",
        LzmaResult.Buffer => "it is cut short",
        LzmaResult.Options => "it uses a filter or check that this version of liblzma does not know",
        LzmaResult.MemoryLimit => $"it asks for a dictionary of more than {memoryLimit >> 20} MiB of memory",
        LzmaResult.MemoryError => "there is not enough memory",
        _ => "it is corrupt",
    });
}
