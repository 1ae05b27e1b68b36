namespace DistroFactory.Foundation.PrivateKeys;

/// <summary>
/// Whether a file is a private key, by its content: no name and no mode says so reliably. Keys in text can stand anywhere in a file, beside
/// a certificate for example; keys in binary form are the whole file.
/// </summary>
public static class PrivateKeyFile
{
    private const int Chunk = 1 << 16;

    /// <summary>What kind of private key a file has, in words; null: none.</summary>
    /// <param name="path">A regular file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string? Find(string path)
    {
        using var file = File.OpenRead(path);
        return Find(file);
    }

    /// <summary>What kind of private key a stream has, in words; null: none.</summary>
    public static string? Find(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        // A key that begins at the end of one chunk ends in the next: each is looked at together with the end of the one before.
        var buffer = new byte[TextKey.Longest + Chunk];
        var kept = 0;
        var isFirst = true;
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(kept, Chunk), Chunk, throwOnEndOfStream: false);
            var text = buffer.AsSpan(0, kept + read);
            if (isFirst && BinaryKey.Find(text, isWhole: read < Chunk) is { } binary)
                return binary;
            if (TextKey.Find(text) is { } armoured)
                return armoured;
            if (read < Chunk)
                return null;
            isFirst = false;
            kept = Math.Min(text.Length, TextKey.Longest);
            text[^kept..].CopyTo(buffer);
        }
    }
}
