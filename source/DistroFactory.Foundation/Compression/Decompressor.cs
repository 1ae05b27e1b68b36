namespace DistroFactory.Compression;

/// <summary>Decompresses in process. Concatenated streams and frames of one method are read as one.</summary>
public static class Decompressor
{
    /// <summary>Recognises a method by the first six bytes; <see cref="CompressionMethod.None"/> when there is no magic number.</summary>
    public static CompressionMethod Detect(ReadOnlySpan<byte> head) => throw new NotImplementedException();

    /// <summary>A stream of the plain bytes.</summary>
    /// <exception cref="CompressionException">While reading: the data is corrupt, cut short, or asks for too much memory.</exception>
    public static Stream OpenRead(Stream source, CompressionMethod method, bool leaveOpen = false) => throw new NotImplementedException();

    /// <summary>A stream of the plain bytes of a source whose method is recognised by its first bytes.</summary>
    public static Stream OpenRead(Stream source, bool leaveOpen = false) => throw new NotImplementedException();
}
