using System.Collections.Immutable;

namespace DistroFactory.UpdateStream.Manifests;

/// <summary>
/// Reads the text of manifests, strictly: whatever the client could stumble over is refused with its line number, and what was
/// read is written back by <see cref="ManifestWriter"/> as the same bytes.
/// </summary>
public static class ManifestReader
{
    /// <summary>Reads a whole text.</summary>
    /// <param name="text">The UTF-8 text.</param>
    /// <param name="name">Bundle name, <c>full</c> or <c>MoM</c>.</param>
    /// <exception cref="ManifestFormatException">The text breaks the format or a limit of the client.</exception>
    public static Manifest Parse(ReadOnlySpan<byte> text, string name)
    {
        if (text.Length > ManifestLimits.TextBytes)
            throw new ManifestFormatException(name, 0, $"the text is longer than {ManifestLimits.TextBytes} bytes");
        if (text.IsEmpty || text[^1] != (byte)'\n')
            throw new ManifestFormatException(name, 0, "the text does not end with a newline: it was cut short");

        var lines = new ManifestLines(name, text);
        var manifest = new ManifestHeaderReader(name).Read(ref lines);
        var entries = ImmutableArray.CreateBuilder<ManifestEntry>(
            Math.Clamp(manifest.StatedFileCount ?? 0, 0, text.Length / EntryLine.MinimumBytes)
        );
        var ofBundles = name == Manifest.MomName;
        while (lines.Next(out var line))
        {
            if (!EntryLine.TryParse(line, ofBundles, out var entry, out var why))
                throw lines.Error(why);
            if (entries.Count == ManifestLimits.FileCount)
                throw lines.Error($"there are more than {ManifestLimits.FileCount} entries");
            entries.Add(entry);
        }

        return manifest with
        {
            Entries = entries.DrainToImmutable(),
        };
    }

    /// <summary>Reads a text from a stream, up to its end.</summary>
    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, string)"/>
    public static Manifest Parse(Stream stream, string name) => Parse(ReadAll(stream, name), name);

    /// <summary>Reads a file named <c>Manifest.NAME</c>.</summary>
    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, string)"/>
    public static Manifest ReadFile(string path)
    {
        const string Prefix = "Manifest.";
        var file = Path.GetFileName(path);
        using var stream = File.OpenRead(path);
        return Parse(stream, file.StartsWith(Prefix, StringComparison.Ordinal) ? file[Prefix.Length..] : file);
    }

    private static byte[] ReadAll(Stream stream, string name)
    {
        var text = new MemoryStream();
        var buffer = new byte[1 << 16];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (text.Length + read > ManifestLimits.TextBytes)
                throw new ManifestFormatException(name, 0, $"the text is longer than {ManifestLimits.TextBytes} bytes");
            text.Write(buffer, 0, read);
        }

        return text.ToArray();
    }
}
