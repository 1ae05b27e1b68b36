using System.Collections.Concurrent;
using System.Security.Cryptography;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>
/// Applies the deltas of a pack to the old files, as the client that has them would. A delta that several packs hold, because several
/// versions or bundles have the same old file, is applied once.
/// </summary>
internal sealed class DeltaCheck(StreamTree tree)
{
    private readonly ConcurrentDictionary<(string Bundle, StreamVersion Version), Lazy<Dictionary<SwupdHash, StreamVersion>>> _own = new();
    private readonly ConcurrentDictionary<(string Bundle, StreamVersion Version), Lazy<Dictionary<SwupdHash, StreamVersion>>> _included =
        new();
    private readonly ConcurrentDictionary<(SwupdHash Old, SwupdHash New, string Delta), Lazy<string?>> _verdicts = new();

    /// <summary>Why a client could not use a delta; null when it can.</summary>
    /// <param name="bundle">The bundle of the pack.</param>
    /// <param name="from">The version of the bundle that the pack leads from.</param>
    /// <param name="delta">The delta's name.</param>
    /// <param name="content">The delta.</param>
    /// <param name="size">Its size, bytes.</param>
    public string? Refuse(string bundle, StreamVersion from, DeltaName delta, Stream content, long size)
    {
        try
        {
            if (VersionOf(delta.Old, bundle, from) is not { } version)
                return $"neither the bundle nor one that it includes has a file {delta.Old} in version {from}";
            if (size > DeltaLimits.FileBytes)
                return $"it has {size} bytes";
            var bytes = new byte[size];
            content.ReadExactly(bytes);
            return _verdicts
                .GetOrAdd((delta.Old, delta.New, Convert.ToHexString(SHA256.HashData(bytes))), _ => new(() => Apply(version, delta, bytes)))
                .Value;
        }
        catch (UpdateStreamException error)
        {
            return error.Why;
        }
        catch (IOException error)
        {
            return error.Message;
        }
    }

    private string? Apply(StreamVersion version, DeltaName delta, byte[] bytes)
    {
        try
        {
            DeltaReader.Apply(Old(version, delta.Old), bytes, delta.New);
            return null;
        }
        catch (FactoryException error) when (error is UpdateStreamException or CompressionException)
        {
            return error.Why;
        }
        catch (IOException error)
        {
            return error.Message;
        }
    }

    private static Dictionary<SwupdHash, StreamVersion> FilesOf(IEnumerable<Manifest> manifests) =>
        manifests
            .SelectMany(manifest => manifest.Entries)
            .Where(entry => entry is { IsPresent: true, Type: EntryType.File })
            .DistinctBy(entry => entry.Hash)
            .ToDictionary(entry => entry.Hash, entry => entry.Version);

    /// <summary>The version of an old file: the bundle had it, or one that it includes, from which it moved.</summary>
    private StreamVersion? VersionOf(SwupdHash hash, string bundle, StreamVersion from) =>
        _own.GetOrAdd((bundle, from), key => new(() => FilesOf([Read(key.Version, key.Bundle)]))).Value.TryGetValue(hash, out var own) ? own
        : _included
            .GetOrAdd((bundle, from), key => new(() => FilesOf(Included(key.Version, key.Bundle))))
            .Value.TryGetValue(hash, out var included)
            ? included
        : null;

    // Nothing is known of a version whose MoM is no longer there.
    private IEnumerable<Manifest> Included(StreamVersion version, string bundle) =>
        File.Exists(tree.Manifest(version, Manifest.MomName))
            ? IncludedBundles.Of(Read(version, Manifest.MomName), bundle, line => Read(line.Version, line.Name))
            : [];

    private Manifest Read(StreamVersion version, string name) => ManifestReader.ReadFile(tree.Manifest(version, name));

    private byte[] Old(StreamVersion version, SwupdHash hash)
    {
        using var file = File.OpenRead(tree.Fullfile(version, hash));
        using var fullfile = new FullfileReader(file, hash);
        if (fullfile.Member.Size > DeltaLimits.FileBytes)
            throw new DeltaException($"its old file has {fullfile.Member.Size} bytes");
        var content = new byte[fullfile.Member.Size];
        fullfile.Content.ReadExactly(content);
        return content;
    }
}
