using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace DistroFactory.UpdateStream.Manifests;

/// <summary>Reads one line of a manifest's body: <c>FLAGS, HASH, VERSION, NAME</c>, separated by tabs.</summary>
internal static class EntryLine
{
    private const int HashStart = 5;
    private const int VersionStart = HashStart + (2 * SwupdHash.Size) + 1;

    /// <summary>No entry is shorter, its newline included.</summary>
    public const int MinimumBytes = VersionStart + 4;

    public static bool TryParse(
        ReadOnlySpan<byte> line,
        bool ofBundles,
        [NotNullWhen(true)] out ManifestEntry? entry,
        [NotNullWhen(false)] out string? why
    )
    {
        entry = null;
        why = Check(line, ofBundles, out var hash, out var version, out var name);
        if (why is null)
            entry = new((EntryType)line[0], (EntryStatus)line[1], (char)line[2], (EntryMisc)line[3], hash, version, name);
        return why is null;
    }

    private static string? Check(ReadOnlySpan<byte> line, bool ofBundles, out SwupdHash hash, out StreamVersion version, out string name)
    {
        (hash, version, name) = (default, default, "");
        if (line.IsEmpty)
            return "a blank line stands among the entries";
        if (line.Length < VersionStart + 3 || line[HashStart - 1] != (byte)'\t' || line[VersionStart - 1] != (byte)'\t')
            return "it is not FLAGS, HASH, VERSION and NAME separated by tabs";
        if (CheckFlags(line, ofBundles) is { } flaw)
            return flaw;
        var hex = line[HashStart..(VersionStart - 1)];
        if (hex.ContainsAnyInRange((byte)'A', (byte)'F') || !SwupdHash.TryParse(hex, out hash))
            return "the hash is not 64 lower-case hex digits";
        var rest = line[VersionStart..];
        var tab = rest.IndexOf((byte)'\t');
        if (tab < 0 || !ManifestHeaderReader.TryNumber(rest[..tab], uint.MaxValue, out var number))
            return "the version is not a number";
        version = new((uint)number);
        var bytes = rest[(tab + 1)..];
        if (!Utf8.IsValid(bytes))
            return "the name is not UTF-8";
        name = Encoding.UTF8.GetString(bytes);
        if (ofBundles)
            return BundleName.IsValid(name) ? null : $"\"{name}\" is no bundle name";
        return IsAbsolutePath(name) ? null : $"\"{name}\" is not an absolute path in its plain form";
    }

    private static string? CheckFlags(ReadOnlySpan<byte> line, bool ofBundles)
    {
        if (ofBundles ? line[0] != (byte)'M' : !"FDL."u8.Contains(line[0]))
            return $"the first flag is '{(char)line[0]}', not {(ofBundles ? "M" : "one of F D L .")}";
        if (!(ofBundles ? ".de"u8 : ".dg"u8).Contains(line[1]))
            return $"the second flag is '{(char)line[1]}', not one of {(ofBundles ? ". d e" : ". d g")}";
        if (line[2] != (byte)'.' && !char.IsAsciiLetter((char)line[2]))
            return $"the third flag is '{(char)line[2]}', not '.' or a letter";
        return ".xm"u8.Contains(line[3]) ? null : $"the fourth flag is '{(char)line[3]}', not one of . x m";
    }

    /// <summary>Whether it begins at the root and has no empty, <c>.</c> or <c>..</c> component; <c>/</c> itself never ships.</summary>
    private static bool IsAbsolutePath(string name)
    {
        if (!name.StartsWith('/') || name.Contains('\t', StringComparison.Ordinal))
            return false;
        foreach (var range in name.AsSpan(1).Split('/'))
        {
            if (name.AsSpan(1)[range] is "" or "." or "..")
                return false;
        }

        return true;
    }
}
