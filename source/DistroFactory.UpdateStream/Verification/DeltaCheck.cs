using System.Collections.Concurrent;
using System.Security.Cryptography;
using DistroFactory.Compression;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>
/// Applies the deltas of a pack to the old files, as the client that has them would. A delta that several packs hold, because several versions
/// or bundles have the same old file, is applied once.
/// </summary>
internal sealed class DeltaCheck(StreamTree tree)
{
    private readonly ConcurrentDictionary<(string Bundle, MixVersion Version), Lazy<IReadOnlyDictionary<SwupdHash, MixVersion>>> _files = new();
    private readonly ConcurrentDictionary<(SwupdHash Old, SwupdHash New, string Delta), Lazy<string?>> _verdicts = new();

    /// <summary>Why a client could not use a delta; null when it can.</summary>
    /// <param name="bundle">The bundle of the pack.</param>
    /// <param name="from">The version of the bundle that the pack leads from.</param>
    /// <param name="delta">The delta's name.</param>
    /// <param name="content">The delta.</param>
    /// <param name="size">Its size, bytes.</param>
    public string? Refuse(string bundle, MixVersion from, DeltaName delta, Stream content, long size)
    {
        try
        {
            var files = _files.GetOrAdd((bundle, from), key => new(() => FilesOf(key.Bundle, key.Version))).Value;
            if (!files.TryGetValue(delta.Old, out var version))
                return $"the bundle has no file {delta.Old} in version {from}";
            if (size > DeltaLimits.FileBytes)
                return $"it has {size} bytes";
            var bytes = new byte[size];
            content.ReadExactly(bytes);
            return _verdicts.GetOrAdd((delta.Old, delta.New, Convert.ToHexString(SHA256.HashData(bytes))), _ => new(() => Apply(version, delta, bytes))).Value;
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

    private string? Apply(MixVersion version, DeltaName delta, byte[] bytes)
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

    private Dictionary<SwupdHash, MixVersion> FilesOf(string bundle, MixVersion version)
        => ManifestReader.ReadFile(tree.Manifest(version, bundle)).Entries
            .Where(entry => entry is { IsPresent: true, Type: EntryType.File })
            .DistinctBy(entry => entry.Hash)
            .ToDictionary(entry => entry.Hash, entry => entry.Version);

    private byte[] Old(MixVersion version, SwupdHash hash)
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
