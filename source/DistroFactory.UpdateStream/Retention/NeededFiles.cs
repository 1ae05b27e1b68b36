using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Retention;

/// <summary>
/// The files of a stream that are needed so that machines can be at some of its versions: the manifests of these versions, and all that
/// they name, in whatever version's folder it lies. A pack or a delta counts if it leads from a manifest that is needed to another.
/// </summary>
public sealed class NeededFiles
{
    private const string ManifestPrefix = "Manifest.";
    private const string PackPrefix = "pack-";
    private const string PackInfix = "-from-";
    private const string TarExtension = ".tar";

    private readonly HashSet<StreamVersion> _versions = [];
    private readonly HashSet<(string Bundle, StreamVersion Version)> _bundles = [];
    private readonly Dictionary<StreamVersion, HashSet<SwupdHash>> _fullfiles = [];
    private readonly Dictionary<SwupdHash, EntryType> _types = [];

    /// <summary>Adds what versions need, by their manifests as clients fetch them.</summary>
    /// <param name="tree">The stream.</param>
    /// <param name="moms">The MoMs of the versions; whoever calls knows that they are what was released.</param>
    /// <param name="cancellation">Stops it between two manifests.</param>
    /// <exception cref="UpdateStreamException">A manifest is missing, or not the one that a MoM names.</exception>
    public void Add(StreamTree tree, IEnumerable<Manifest> moms, CancellationToken cancellation = default)
    {
        foreach (var mom in moms)
        {
            _versions.Add(mom.Version);
            foreach (var line in mom.BundlesToFetch.Where(line => !_bundles.Contains((line.Name, line.Version))))
            {
                cancellation.ThrowIfCancellationRequested();
                Add(ReadBundle(tree, line));
                _bundles.Add((line.Name, line.Version));
            }
        }
    }

    /// <summary>What a content is that a manifest names; unset when none does.</summary>
    public EntryType TypeOf(SwupdHash hash) => _types.GetValueOrDefault(hash);

    /// <summary>
    /// Whether a file is needed. In the folders of the versions themselves all is, but for packs and deltas that lead from others.
    /// </summary>
    /// <param name="path">Its path below <c>update/</c>.</param>
    public bool Has(string path)
    {
        var parts = path.Split('/');
        if (parts.Length < 2 || !StreamVersion.TryParse(parts[0], out var version))
            return true;
        if (Origin(parts[^1]) is { } origin && parts.Length == 2)
            return HasManifest(origin.Bundle, version) && (origin.From == StreamVersion.None || HasManifest(origin.Bundle, origin.From));
        if (_versions.Contains(version))
            return true;
        return parts switch
        {
            [_, "files", var name] => name.EndsWith(TarExtension, StringComparison.Ordinal)
                && SwupdHash.TryParse(name.AsSpan(0, name.Length - TarExtension.Length), out var hash)
                && _fullfiles.GetValueOrDefault(version)?.Contains(hash) == true,
            [_, var name] when name.StartsWith(ManifestPrefix, StringComparison.Ordinal) => HasManifest(
                BundleOf(name[ManifestPrefix.Length..]),
                version
            ),
            _ => false,
        };
    }

    private bool HasManifest(string name, StreamVersion version) =>
        name is Manifest.MomName or Manifest.FullName ? _versions.Contains(version) : _bundles.Contains((name, version));

    private static string BundleOf(string name) =>
        name.EndsWith(TarExtension, StringComparison.Ordinal) ? name[..^TarExtension.Length] : name;

    // A bundle may have dashes in its name, even this infix: the last one counts.
    private static (string Bundle, StreamVersion From)? Origin(string name)
    {
        if (ManifestDeltaName.TryParse(name, out var delta))
            return (delta.Bundle, delta.From);
        var end = name.LastIndexOf(PackInfix, StringComparison.Ordinal);
        return
            end > PackPrefix.Length
            && name.StartsWith(PackPrefix, StringComparison.Ordinal)
            && name.EndsWith(TarExtension, StringComparison.Ordinal)
            && StreamVersion.TryParse(name[(end + PackInfix.Length)..^TarExtension.Length], out var from)
            ? (name[PackPrefix.Length..end], from)
            : null;
    }

    private void Add(Manifest bundle)
    {
        foreach (var entry in bundle.FilesToFetch)
        {
            if (!_fullfiles.TryGetValue(entry.Version, out var hashes))
                _fullfiles.Add(entry.Version, hashes = []);
            hashes.Add(entry.Hash);
            _types[entry.Hash] = entry.Type;
        }
    }

    private static Manifest ReadBundle(StreamTree tree, ManifestEntry line)
    {
        var path = tree.ManifestTar(line.Version, line.Name);
        try
        {
            using var file = File.OpenRead(path);
            var tar = ManifestTar.Read(file, line.Name);
            return tar.Hash == line.Hash
                ? ManifestReader.Parse(tar.Text, line.Name)
                : throw Damaged(path, "it is not the one that the MoM names");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Damaged(path, "it is missing", error);
        }
        catch (FactoryException error) when (error is CompressionException or UpdateStream.Tar.TarException)
        {
            throw Damaged(path, error.Why, error);
        }
    }

    private static UpdateStreamException Damaged(string path, string why, Exception? inner = null) =>
        new($"Reading {path}", why, "Restore it from where the version is published, or from a backup.", inner);
}
