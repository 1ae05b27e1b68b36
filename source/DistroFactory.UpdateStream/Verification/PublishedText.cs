using System.Text;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>Reads short files of a version, such as those in which a machine says what it is.</summary>
internal sealed class PublishedText(StreamTree tree, VerificationLog log)
{
    private const int MaximumBytes = 1 << 16;

    /// <summary>The text of a file; null if no bundle ships it or it cannot be read, which other checks tell.</summary>
    public string? Read(ManifestSet manifests, string path)
    {
        var entry = manifests
            .Bundles.Values.SelectMany(bundle => bundle.Entries)
            .FirstOrDefault(entry => entry is { IsPresent: true, Type: EntryType.File } && entry.Name == path);
        if (entry is null || !File.Exists(tree.Fullfile(entry.Version, entry.Hash)))
            return null;
        return log.Read(
            "fullfile",
            "",
            tree.Fullfile(entry.Version, entry.Hash),
            file =>
            {
                using var fullfile = new FullfileReader(file, entry.Hash);
                var bytes = new byte[Math.Min(fullfile.Member.Size, MaximumBytes)];
                fullfile.Content.ReadExactly(bytes);
                return Encoding.UTF8.GetString(bytes);
            }
        );
    }
}
