using System.Runtime.InteropServices;

namespace DistroFactory.Foundation.Compression;

/// <summary>A running encoder or decoder of liblzma and the native memory it owns.</summary>
internal sealed unsafe class LzmaCoder : SafeHandle
{
    public LzmaCoder()
        : base(0, ownsHandle: true)
    {
        LzmaLibrary.Demand();
        SetHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(LzmaState)));
    }

    public override bool IsInvalid => handle == 0;

    private LzmaState* State => (LzmaState*)handle;

    public static LzmaCoder Encoder(CompressionSetting setting)
    {
        var coder = new LzmaCoder();
        LzmaOptions options;
        var filters = stackalloc LzmaFilter[LzmaFilter.MostInList];
        LzmaPreset.Fill(&options, filters, setting, dataSize: long.MaxValue);
        return coder.Started(LzmaLibrary.StreamEncoder(coder.State, filters, LzmaPreset.Check(setting)));
    }

    public static LzmaCoder Decoder(ulong memoryLimit)
    {
        var coder = new LzmaCoder();
        return coder.Started(LzmaLibrary.AutoDecoder(coder.State, memoryLimit, LzmaDecoderFlags.Concatenated));
    }

    /// <summary>One step: takes what it can of the input, gives what fits into the output.</summary>
    public LzmaResult Code(ReadOnlySpan<byte> input, Span<byte> output, LzmaAction action, out int taken, out int given)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        fixed (byte* nextIn = input)
        fixed (byte* nextOut = output)
        {
            State->NextIn = nextIn;
            State->AvailableIn = (nuint)input.Length;
            State->NextOut = nextOut;
            State->AvailableOut = (nuint)output.Length;
            var result = LzmaLibrary.Code(State, action);
            taken = input.Length - (int)State->AvailableIn;
            given = output.Length - (int)State->AvailableOut;
            return result;
        }
    }

    protected override bool ReleaseHandle()
    {
        LzmaLibrary.End(State);
        NativeMemory.Free(State);
        return true;
    }

    private LzmaCoder Started(LzmaResult result)
    {
        if (result == LzmaResult.Ok)
            return this;
        Dispose();
        throw LzmaFailure.Compressing(result);
    }
}
