using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Client;

/// <summary>
/// Fetches the manifests one run needs, each once, by a delta where it can. It begins with none: a client clears what it has fetched after
/// each update, so it fetches those of its own version again.
/// </summary>
internal sealed class ManifestDownloads(ManifestArchive archive, DownloadLedger ledger, List<ClientProblem> problems)
{
    private static readonly StreamTree s_paths = new("");

    private readonly HashSet<(string Name, StreamVersion Version)> _held = [];

    /// <summary>The MoM of a version.</summary>
    public Manifest Mom(StreamVersion version)
    {
        var mom = archive.Read(Manifest.MomName, version);
        if (_held.Add((Manifest.MomName, version)))
        {
            ledger.Manifest(DownloadLedger.NoBundle, mom.Bytes);
            if (mom.SignatureBytes is { } bytes)
                ledger.Manifest(DownloadLedger.NoBundle, bytes);
        }

        return mom.Manifest;
    }

    /// <summary>The manifest of a bundle.</summary>
    /// <param name="entry">Its line in the MoM.</param>
    /// <param name="from">The bundle's version in the MoM that the machine comes from; none when there is no such.</param>
    public Manifest Bundle(ManifestEntry entry, StreamVersion from)
    {
        var manifest = archive.Read(entry.Name, entry.Version);
        if (manifest.Hash != entry.Hash)
            throw new ClientStopException(
                new(
                    "client-manifest-hash",
                    entry.Name,
                    s_paths.ManifestTar(entry.Version, entry.Name),
                    $"has the hash {manifest.Hash}, and the MoM says {entry.Hash}"
                )
            );
        if (_held.Add((entry.Name, entry.Version)) && !FetchDelta(entry, from))
            ledger.Manifest(entry.Name, manifest.Bytes);
        return manifest.Manifest;
    }

    private bool FetchDelta(ManifestEntry entry, StreamVersion from)
    {
        if (from == StreamVersion.None || from > entry.Version)
            return false;
        if (archive.Delta(entry.Name, from, entry) is not { } delta)
        {
            ledger.Ask(entry.Name);
            return false;
        }

        ledger.ManifestDelta(entry.Name, delta.Bytes);
        if (!_held.Contains((entry.Name, from)))
            return false;
        if (delta.Flaw is not null)
            problems.Add(
                new(
                    "client-manifest-delta",
                    entry.Name,
                    $"{entry.Version}/{new ManifestDeltaName(entry.Name, from)}",
                    $"{delta.Flaw}: the whole manifest is fetched"
                )
            );
        return delta.Flaw is null;
    }
}
