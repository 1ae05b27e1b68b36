namespace DistroFactory.UpdateStream.Client;

/// <summary>Keeps account of what one run of a client downloads, and for which bundle.</summary>
internal sealed class DownloadLedger
{
    /// <summary>What concerns no bundle: version files and the MoM.</summary>
    public const string NoBundle = "";

    private readonly Dictionary<string, DownloadCost> _costs = [];

    public IReadOnlyDictionary<string, DownloadCost> PerBundle => _costs;

    public void Ask(string bundle, int requests = 1) => Add(bundle, new() { Requests = requests });

    public void Manifest(string bundle, long bytes) => Add(bundle, new() { Manifests = bytes, Requests = 1 });

    public void ManifestDelta(string bundle, long bytes) => Add(bundle, new() { ManifestDeltas = bytes, Requests = 1 });

    public void Pack(string bundle, long bytes) => Add(bundle, new() { Packs = bytes, Requests = 1 });

    public void Fullfile(string bundle, long bytes) => Add(bundle, new() { Fullfiles = bytes, Requests = 1 });

    private void Add(string bundle, DownloadCost cost) => _costs[bundle] = _costs.GetValueOrDefault(bundle) + cost;
}
