namespace DistroFactory.UpdateStream;

/// <summary>Computes swupd hashes; the metadata (mode with type bits, numeric owner and group, size) goes into the key.</summary>
public sealed class SwupdHasher : IDisposable
{
    /// <summary>Starts the hash of a regular file of this size; content follows by <see cref="Append"/>.</summary>
    public SwupdHasher(ushort mode, uint owner, uint group, long size) => throw new NotImplementedException();

    /// <summary>The next bytes of the content.</summary>
    public void Append(ReadOnlySpan<byte> content) => throw new NotImplementedException();

    /// <summary>Ends the content.</summary>
    public SwupdHash Finish() => throw new NotImplementedException();

    /// <summary>Hash of a regular file at once.</summary>
    public static SwupdHash OfFile(ushort mode, uint owner, uint group, ReadOnlySpan<byte> content) => throw new NotImplementedException();

    /// <summary>Hash of a directory.</summary>
    public static SwupdHash OfDirectory(ushort mode, uint owner, uint group) => throw new NotImplementedException();

    /// <summary>Hash of a symbolic link.</summary>
    public static SwupdHash OfLink(string target, uint owner, uint group) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
