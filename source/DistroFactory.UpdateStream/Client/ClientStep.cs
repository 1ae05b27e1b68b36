namespace DistroFactory.UpdateStream.Client;

/// <summary>What the parts of one run share.</summary>
internal sealed record ClientStep(VirtualRoot Root, ManifestDownloads Manifests, DownloadLedger Ledger, List<ClientProblem> Problems);
