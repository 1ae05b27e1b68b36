using System.Collections.Concurrent;
using System.Text;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Client;

/// <summary>What a machine believes of itself: its version is in os-release, its format in the client's defaults.</summary>
internal sealed class SystemClaims(IPublishedStream stream)
{
    private const string VersionKey = "VERSION_ID=";
    private const int MaximumBytes = 1 << 16;

    private static readonly StreamTree s_paths = new("");

    private readonly ConcurrentDictionary<SwupdHash, string?> _texts = new();

    /// <summary>The version; none when the machine does not know.</summary>
    public StreamVersion Version(VirtualRoot root)
    {
        var line = Text(root, ClientPaths.OsRelease)
            ?.Split('\n')
            .FirstOrDefault(line => line.StartsWith(VersionKey, StringComparison.Ordinal));
        return StreamVersion.TryParse(line?[VersionKey.Length..].Trim('"', ' '), out var version) ? version : StreamVersion.None;
    }

    /// <summary>The format; none when the machine does not know.</summary>
    public FormatNumber Format(VirtualRoot root) =>
        FormatNumber.TryParse(Text(root, ClientPaths.Format)?.Trim(), out var format) ? format : FormatNumber.None;

    /// <summary>The certificate that the machine pins, PEM; null when it has none.</summary>
    public string? Root(VirtualRoot root) => Text(root, ClientPaths.Root);

    /// <summary>The certificate that it tries next; null when it has none.</summary>
    public string? AlternativeRoot(VirtualRoot root) => Text(root, ClientPaths.AlternativeRoot);

    private string? Text(VirtualRoot root, string path) =>
        root.Find(path) is { Type: EntryType.File } entry ? _texts.GetOrAdd(entry.Hash, _ => Read(entry)) : null;

    private string? Read(RootEntry entry)
    {
        using var file = stream.Open(s_paths.Fullfile(entry.Version, entry.Hash));
        if (file is null)
            return null;
        try
        {
            using var fullfile = new FullfileReader(file, entry.Hash);
            var bytes = new byte[Math.Min(fullfile.Member.Size, MaximumBytes)];
            fullfile.Content.ReadExactly(bytes);
            return Encoding.UTF8.GetString(bytes);
        }
        catch (Exception error) when (error is UpdateStreamException or CompressionException or EndOfStreamException)
        {
            return null;
        }
    }
}
