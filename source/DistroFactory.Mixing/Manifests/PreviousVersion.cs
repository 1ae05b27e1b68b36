using System.Collections.Concurrent;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Manifests;

/// <summary>The manifests that were current before this mix; all absent for the first version.</summary>
public sealed class PreviousVersion
{
    private readonly Dictionary<string, ManifestEntry> _lines;
    private readonly ConcurrentDictionary<string, Manifest> _bundles = new(StringComparer.Ordinal);
    private readonly string _output;
    private readonly Lazy<Manifest?> _full;

    /// <summary>Reads the MoM of a version.</summary>
    /// <exception cref="DamagedVersionException">The version is not there.</exception>
    public PreviousVersion(string output, StreamVersion version)
    {
        _output = output;
        if (version != StreamVersion.None)
            Mom = EarlierManifest.Read(output, version, Manifest.MomName);

        _full = new(() => version == StreamVersion.None ? null : EarlierManifest.Read(output, version, Manifest.FullName));
        _lines = (Mom?.Entries ?? []).ToDictionary(line => line.Name, StringComparer.Ordinal);
    }

    /// <summary>Its MoM.</summary>
    public Manifest? Mom { get; }

    /// <summary>Its list of every file.</summary>
    public Manifest? Full => _full.Value;

    /// <summary>Its bundles, when it is of a format; a format begins without those that are gone.</summary>
    public IEnumerable<string> BundlesOf(FormatNumber format) => Mom?.Format == format ? _lines.Keys : [];

    /// <summary>The line of a bundle in the MoM; null when it is new.</summary>
    public ManifestEntry? Line(string bundle) => _lines.GetValueOrDefault(bundle);

    /// <summary>The manifest of a bundle; null when it is new.</summary>
    public Manifest? Of(string bundle) =>
        Line(bundle) is { } line ? _bundles.GetOrAdd(bundle, _ => EarlierManifest.Read(_output, Mom!, line)) : null;

    /// <summary>Reads everything, so that it is there when it is needed.</summary>
    public void ReadAll()
    {
        _ = Full;
        foreach (var bundle in _lines.Keys)
            _ = Of(bundle);
    }

    /// <summary>All its manifests; null for the first version.</summary>
    public ManifestSet? AsSet() =>
        Mom is null ? null : new(Mom, _lines.Keys.ToDictionary(name => name, name => Of(name)!, StringComparer.Ordinal));
}
