using System.Collections.Concurrent;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Client;

/// <summary>
/// The manifests of a stream, read as a client reads them: signature, version, deltas. Each is read once, however many machines ask
/// for it. Safe for use by many threads.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="signatures">Verifies against the certificate that clients pin.</param>
public sealed class ManifestArchive(IPublishedStream stream, SignatureVerifier signatures)
{
    private const int MaximumSignatureBytes = 1 << 20;

    private static readonly StreamTree s_paths = new("");

    private readonly ConcurrentDictionary<(string, StreamVersion), Lazy<ArchivedManifest>> _manifests = new();
    private readonly ConcurrentDictionary<(string, StreamVersion, StreamVersion), Lazy<(long Bytes, string? Flaw)?>> _deltas = new();

    /// <summary>A manifest.</summary>
    /// <exception cref="ClientStopException">
    /// It is missing, broken, of another version or, for a MoM, not signed by whom the client trusts.
    /// </exception>
    internal ArchivedManifest Read(string name, StreamVersion version) =>
        _manifests.GetOrAdd((name, version), _ => new(() => ReadOnce(name, version))).Value;

    /// <summary>Adds a bundle's manifest that was read already, so that it is neither read nor held twice.</summary>
    internal void Add(ArchivedManifest read) => _manifests.TryAdd((read.Manifest.Name, read.Manifest.Version), new(read));

    /// <summary>What became of a delta between two manifests of a bundle; null when there is none.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="from">Version of the manifest it starts from.</param>
    /// <param name="entry">The line of the MoM for the manifest it makes.</param>
    internal (long Bytes, string? Flaw)? Delta(string bundle, StreamVersion from, ManifestEntry entry) =>
        _deltas.GetOrAdd((bundle, from, entry.Version), _ => new(() => ApplyDelta(bundle, from, entry))).Value;

    private ArchivedManifest ReadOnce(string name, StreamVersion version)
    {
        var path = s_paths.ManifestTar(version, name);
        using var file = stream.Open(path) ?? throw Stop("missing", name, path, "is missing");
        var bytes = new MemoryStream();
        try
        {
            file.CopyTo(bytes);
            bytes.Position = 0;
            var tar = ManifestTar.Read(bytes, name);
            var manifest = ManifestReader.Parse(tar.Text, name);
            if (manifest.Version != version)
                throw Stop("version", name, path, $"says it is of version {manifest.Version}");
            return new(manifest, tar.Hash, bytes.Length, name == Manifest.MomName ? VerifySignature(version, path, tar) : null);
        }
        catch (FactoryException error) when (error is UpdateStreamException or CompressionException)
        {
            throw Stop("unreadable", name, path, error.Why);
        }
        catch (EndOfStreamException)
        {
            throw Stop("unreadable", name, path, "it is cut short");
        }
    }

    /// <summary>
    /// A client tries the signature in the tar, then the one beside it; returns the size of that when it had to be fetched.
    /// </summary>
    private long? VerifySignature(StreamVersion version, string path, ManifestTar tar)
    {
        string? refusal = null;
        if (tar.Signature is not null && (refusal = Refuse(path, tar.Text, tar.Signature)) is null)
            return null;
        var beside = s_paths.MomSignature(version);
        using var file =
            stream.Open(beside)
            ?? throw Stop("signature", Manifest.MomName, path, refusal ?? "is signed neither inside nor beside its tar");
        var signature = new MemoryStream();
        file.CopyTo(signature);
        return signature.Length <= MaximumSignatureBytes && (refusal = Refuse(path, tar.Text, signature.ToArray())) is null
            ? signature.Length
            : throw Stop("signature", Manifest.MomName, beside, refusal ?? $"has {signature.Length} bytes");
    }

    private string? Refuse(string path, byte[] text, byte[] signature)
    {
        try
        {
            signatures.Verify(path, text, signature);
            return null;
        }
        catch (SignatureException refusal)
        {
            return refusal.Why;
        }
    }

    private (long Bytes, string? Flaw)? ApplyDelta(string bundle, StreamVersion from, ManifestEntry entry)
    {
        using var file = stream.Open(Path.Combine(s_paths.Of(entry.Version), $"{new ManifestDeltaName(bundle, from)}"));
        if (file is null)
            return null;
        var delta = new MemoryStream();
        file.CopyTo(delta);
        try
        {
            using var old =
                stream.Open(s_paths.ManifestTar(from, bundle))
                ?? throw Stop("missing", bundle, s_paths.ManifestTar(from, bundle), "is missing");
            DeltaReader.Apply(ManifestTar.Read(old, bundle).Text, delta.ToArray(), entry.Hash);
            return (delta.Length, null);
        }
        catch (FactoryException error) when (error is UpdateStreamException or CompressionException)
        {
            return (delta.Length, error.Why);
        }
    }

    private static ClientStopException Stop(string rule, string name, string path, string text) =>
        new(new($"client-manifest-{rule}", name == Manifest.MomName ? "" : name, path, text));
}
