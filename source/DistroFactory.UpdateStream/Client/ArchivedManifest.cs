using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Client;

/// <summary>A manifest as it is published.</summary>
/// <param name="Manifest">What it says.</param>
/// <param name="Hash">Hash of the file as extracted.</param>
/// <param name="Bytes">Size of its tar.</param>
/// <param name="SignatureBytes">Of a MoM that is signed beside its tar only: the size of that signature.</param>
internal sealed record ArchivedManifest(Manifest Manifest, SwupdHash Hash, long Bytes, long? SignatureBytes = null);
