using DistroFactory.UpdateStream.Client;
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
    private readonly PublishedText _texts = new(tree, log);

    public void Check(ManifestSet manifests)
    {
        var mom = manifests.Mom;
        var claimedFormat =
            _texts.Read(manifests, ClientPaths.Format) is { } text && FormatNumber.TryParse(text.Trim(), out var format)
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
        if (_texts.Read(manifests, ClientPaths.OsRelease) is not { } osRelease)
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
}
