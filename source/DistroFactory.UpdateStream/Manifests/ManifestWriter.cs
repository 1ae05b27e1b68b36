using System.Text;

namespace DistroFactory.UpdateStream.Manifests;

/// <summary>Writes the text of manifests, byte for byte as the reference producer does.</summary>
public static class ManifestWriter
{
    /// <summary>The UTF-8 text. Entries are written in the order given; <see cref="EntryOrder"/> is the right one.</summary>
    public static byte[] Write(Manifest manifest)
    {
        var stream = new MemoryStream(capacity: 256 + (manifest.Entries.Length * 128));
        Write(manifest, stream);
        return stream.ToArray();
    }

    /// <summary>The hash of a manifest in the MoM: that of its text as a file of mode 0644 owned by root.</summary>
    public static SwupdHash HashOf(ReadOnlySpan<byte> text) => SwupdHasher.OfFile(mode: 0x81A4, owner: 0, group: 0, text);

    /// <summary>Writes the UTF-8 text to a stream.</summary>
    public static void Write(Manifest manifest, Stream destination)
    {
        using var text = new StreamWriter(destination, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        WriteHeader(manifest, text);
        text.WriteLine();
        Span<char> line = stackalloc char[5 + (2 * SwupdHash.Size) + 1];
        Span<byte> hash = stackalloc byte[SwupdHash.Size];
        foreach (var entry in manifest.Entries)
        {
            line[0] = (char)entry.Type;
            line[1] = (char)entry.Status;
            line[2] = entry.Variant;
            line[3] = (char)entry.Misc;
            line[4] = '\t';
            entry.Hash.CopyTo(hash);
            Convert.TryToHexStringLower(hash, line[5..], out _);
            line[^1] = '\t';
            text.Write(line);
            text.Write(entry.Version.Value);
            text.Write('\t');
            text.WriteLine(entry.Name);
        }
    }

    private static void WriteHeader(Manifest manifest, StreamWriter text)
    {
        text.WriteLine($"MANIFEST\t{manifest.Format}");
        text.WriteLine($"version:\t{manifest.Version}");
        text.WriteLine($"previous:\t{manifest.Previous}");
        if (manifest.Format >= ManifestLimits.MinVersionSince && manifest.MinVersion != StreamVersion.None)
            text.WriteLine($"minversion:\t{manifest.MinVersion}");
        text.WriteLine($"filecount:\t{manifest.Entries.Length}");
        text.WriteLine($"timestamp:\t{manifest.Timestamp}");
        text.WriteLine($"contentsize:\t{manifest.ContentSize}");
        foreach (var include in manifest.Includes)
            text.WriteLine($"includes:\t{include}");
        if (manifest.Format < ManifestLimits.AlsoAddSince)
            return;
        foreach (var alsoAdd in manifest.AlsoAdds)
            text.WriteLine($"also-add:\t{alsoAdd}");
    }
}
