namespace DistroFactory.UpdateStream.Client;

/// <summary>What a client downloads. The version file and its signature, some 2 kB, count as requests only.</summary>
/// <param name="Manifests">Bytes of manifests, the MoM among them.</param>
/// <param name="ManifestDeltas">Bytes of deltas of manifests.</param>
/// <param name="Packs">Bytes of packs.</param>
/// <param name="Fullfiles">Bytes of files fetched one by one, for no pack brought them.</param>
/// <param name="Requests">HTTP requests, those for sizes and those answered with "not found" among them.</param>
public readonly record struct DownloadCost(long Manifests, long ManifestDeltas, long Packs, long Fullfiles, int Requests)
{
    /// <summary>All bytes.</summary>
    public long Bytes => Manifests + ManifestDeltas + Packs + Fullfiles;

    /// <summary>The sum.</summary>
    public static DownloadCost operator +(DownloadCost a, DownloadCost b) =>
        new(
            a.Manifests + b.Manifests,
            a.ManifestDeltas + b.ManifestDeltas,
            a.Packs + b.Packs,
            a.Fullfiles + b.Fullfiles,
            a.Requests + b.Requests
        );
}
