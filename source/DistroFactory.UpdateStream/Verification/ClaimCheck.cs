using System.Text;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>
/// The content says it is of the version and format it is published as. Only the last version of a format, the bridge to the next,
/// claims a newer version and the next format.
/// </summary>
internal sealed class ClaimCheck(StreamTree tree, VerificationLog log)
{
    private const int MaximumBytes = 1 << 16;

    public void Check(ManifestSet manifests)
    {
        var mom = manifests.Mom;
        var claimedFormat =
            Content(manifests, ClientPaths.Format) is { } text && FormatNumber.TryParse(text.Trim(), out var format)
                ? format
                : FormatNumber.None;
        var isBridge = claimedFormat.Value == mom.Format.Value + 1;
        if (claimedFormat != FormatNumber.None && claimedFormat != mom.Format && !isBridge)
            log.Add(
                Finding.Error(
                    "claimed-format",
                    "",
                    ClientPaths.Format,
                    $"says format {claimedFormat}, and the version is of format {mom.Format}"
                )
            );
        if (Content(manifests, ClientPaths.OsRelease) is not { } osRelease)
            return;
        var line = osRelease.Split('\n').FirstOrDefault(line => line.StartsWith("VERSION_ID=", StringComparison.Ordinal));
        if (line is null || !StreamVersion.TryParse(line["VERSION_ID=".Length..].Trim('"', ' '), out var claimed))
            log.Add(
                Finding.Error(
                    "claimed-version",
                    "os-core",
                    ClientPaths.OsRelease,
                    "has no VERSION_ID that is a number: clients do not know their version"
                )
            );
        else if (isBridge ? claimed <= mom.Version : claimed != mom.Version)
            log.Add(
                Finding.Error(
                    "claimed-version",
                    "os-core",
                    ClientPaths.OsRelease,
                    $"says version {claimed}, and it is published as {mom.Version}"
                )
            );
    }

    /// <summary>The text of a file; null if no bundle ships it or it cannot be read, which other checks tell.</summary>
    private string? Content(ManifestSet manifests, string path)
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
