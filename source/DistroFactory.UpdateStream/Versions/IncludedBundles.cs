using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Versions;

/// <summary>What comes with a bundle: a machine that has the bundle has those that it includes.</summary>
public static class IncludedBundles
{
    /// <summary>
    /// The manifests of the bundles that a bundle includes, directly or not, as they were in a version of a stream; read when they are
    /// asked for.
    /// </summary>
    /// <param name="mom">The MoM of the version.</param>
    /// <param name="bundle">The bundle, whose own manifest is not among them.</param>
    /// <param name="read">Reads the manifest that a line of the MoM names.</param>
    public static IEnumerable<Manifest> Of(Manifest mom, string bundle, Func<ManifestEntry, Manifest> read)
    {
        var lines = mom.Entries.Where(line => line.IsPresent).DistinctBy(line => line.Name).ToDictionary(line => line.Name);
        return ManifestSet.WithIncludes(bundle, name => lines.TryGetValue(name, out var line) ? read(line) : null).Skip(1);
    }
}
