using System.Collections.Concurrent;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Tar;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Client;

/// <summary>
/// Content that is really fetched: packs are unpacked into a folder, deltas applied as they come to what lay there before, every hash
/// checked. Nothing is fetched twice. Memory is bounded by the largest delta with its old and new file.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="folder">A folder that holds the content of the machines that share this; the caller removes it.</param>
public sealed class FetchedContent(IPublishedStream stream, string folder) : IClientContent
{
    private static readonly StreamTree s_paths = new("");

    private readonly StagingFolder _staging = new(folder);
    private readonly ConcurrentDictionary<string, Lazy<PackContents?>> _packs = new();
    private readonly ConcurrentDictionary<string, Lazy<FullfileContents?>> _fullfiles = new();

    /// <summary>
    /// The manifests of versions that machines have without having fetched them here: the files that deltas begin at are fetched by them.
    /// Null: each machine was installed from this content.
    /// </summary>
    public ManifestArchive? Earlier { get; init; }

    /// <inheritdoc/>
    public PackContents? Pack(string bundle, StreamVersion version, StreamVersion from) =>
        _packs.GetOrAdd(s_paths.Pack(version, bundle, from), path => new(() => FetchPack(path, bundle, from))).Value;

    /// <inheritdoc/>
    public FullfileContents? Fullfile(StreamVersion version, SwupdHash hash) =>
        _fullfiles.GetOrAdd(s_paths.Fullfile(version, hash), path => new(() => FetchFullfile(path, hash))).Value;

    private PackContents? FetchPack(string path, string bundle, StreamVersion from)
    {
        if (stream.SizeOf(path) is not { } bytes)
            return null;
        using var file = stream.Open(path);
        if (file is null)
            return null;
        var (staged, deltas, flaws) = (new Dictionary<SwupdHash, EntryType>(), new List<PackDelta>(), new List<string>());
        try
        {
            using var pack = new PackReader(file);
            while (pack.Next() is { } member)
                Take(member, pack.Content, staged, deltas, flaws, old => Read(old, bundle, from));
        }
        catch (FactoryException error) when (error is UpdateStreamException or CompressionException)
        {
            flaws.Add($"it breaks off: {error.Why}");
        }
        catch (EndOfStreamException)
        {
            flaws.Add("it breaks off");
        }

        return new(bytes, staged, deltas, flaws);
    }

    private void Take(
        TarMember member,
        Stream content,
        Dictionary<SwupdHash, EntryType> staged,
        List<PackDelta> deltas,
        List<string> flaws,
        Func<SwupdHash, byte[]?> old
    )
    {
        if (PackMember.TryStaged(member, out var hash))
        {
            if (_staging.Take(hash, member, content) is { } flaw)
                flaws.Add(flaw);
            else
                staged[hash] = member.EntryType();
        }
        else if (PackMember.TryDelta(member, out var delta) && member.Size <= DeltaLimits.FileBytes)
        {
            var bytes = new byte[member.Size];
            content.ReadExactly(bytes);
            deltas.Add(Apply(delta, bytes, old(delta.Old)));
        }
        else
        {
            flaws.Add($"it holds \"{member.Name}\"");
        }
    }

    // What lies here; else what the machine has of the bundle's earlier version.
    private byte[]? Read(SwupdHash hash, string bundle, StreamVersion from)
    {
        if (_staging.Read(hash) is { } old)
            return old;
        try
        {
            var there = Earlier?.Read(bundle, from).Manifest.Entries.FirstOrDefault(entry => entry.IsPresent && entry.Hash == hash);
            return there is not null && Fullfile(there.Version, hash) is { Flaw: null } ? _staging.Read(hash) : null;
        }
        catch (ClientStopException)
        {
            return null;
        }
    }

    private PackDelta Apply(DeltaName delta, byte[] bytes, byte[]? old)
    {
        try
        {
            if (old is null)
                return new(delta.Old, delta.New, "its old file never came");
            _staging.Take(delta.New, DeltaReader.Apply(old, bytes, delta.New));
            return new(delta.Old, delta.New, null);
        }
        catch (DeltaException error)
        {
            return new(delta.Old, delta.New, error.Why);
        }
    }

    private FullfileContents? FetchFullfile(string path, SwupdHash hash)
    {
        if (stream.SizeOf(path) is not { } bytes)
            return null;
        using var file = stream.Open(path);
        if (file is null)
            return null;
        try
        {
            using var reader = new FullfileReader(file, hash);
            var flaw = _staging.Take(hash, reader.Member, reader.Content);
            reader.End();
            return new(bytes, reader.Member.EntryType(), flaw);
        }
        catch (FactoryException error) when (error is UpdateStreamException or CompressionException)
        {
            return new(bytes, EntryType.Unset, error.Why);
        }
        catch (EndOfStreamException)
        {
            return new(bytes, EntryType.Unset, "it is cut short");
        }
    }
}
