using System.Buffers;

namespace DistroFactory.Foundation.Compression;

/// <summary>Compresses what is written to it as .xz.</summary>
internal sealed class XzWriteStream(Stream destination, CompressionSetting setting, bool leaveOpen) : ForwardWriteStream
{
    private readonly LzmaCoder _coder = LzmaCoder.Encoder(setting);
    private byte[] _output = ArrayPool<byte>.Shared.Rent(1 << 16);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            Step(buffer, LzmaAction.Run, out var taken);
            buffer = buffer[taken..];
        }
    }

    /// <summary>Does not end a block: how often a caller flushes must not change the bytes.</summary>
    public override void Flush() => destination.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _output.Length > 0)
        {
            try
            {
                while (Step([], LzmaAction.Finish, out _) != LzmaResult.StreamEnd) { }
            }
            finally
            {
                _coder.Dispose();
                ArrayPool<byte>.Shared.Return(_output);
                _output = [];
                if (!leaveOpen)
                    destination.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private LzmaResult Step(ReadOnlySpan<byte> input, LzmaAction action, out int taken)
    {
        var result = _coder.Code(input, _output, action, out taken, out var given);
        if (result is not (LzmaResult.Ok or LzmaResult.StreamEnd))
            throw LzmaFailure.Compressing(result);
        destination.Write(_output, 0, given);
        return result;
    }
}
