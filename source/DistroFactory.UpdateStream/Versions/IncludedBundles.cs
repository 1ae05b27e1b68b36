using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Versions;

/// <summary>What comes with a bundle: a machine that has the bundle has those that it includes.</summary>
public static class IncludedBundles
{
    /// <summary>The manifests of the bundles that a bundle includes, directly or not, as they were in a version of the stream.</summary>
    /// <param name="tree">The stream.</param>
    /// <param name="version">The version; if its MoM is no longer there, nothing is known of it.</param>
    /// <param name="bundle">The bundle, whose own manifest is not among them.</param>
    public static IEnumerable<Manifest> Read(StreamTree tree, MixVersion version, string bundle)
    {
        if (!File.Exists(tree.Manifest(version, Manifest.MomName)))
            yield break;
        var mom = ManifestReader.ReadFile(tree.Manifest(version, Manifest.MomName));
        var versions = mom.Entries.Where(line => line.IsPresent).DistinctBy(line => line.Name).ToDictionary(line => line.Name, line => line.Version);
        var (seen, open) = (new HashSet<string> { bundle }, new Stack<string>([bundle]));
        while (open.TryPop(out var name))
        {
            if (!versions.TryGetValue(name, out var own))
                continue;
            var manifest = ManifestReader.ReadFile(tree.Manifest(own, name));
            if (name != bundle)
                yield return manifest;
            foreach (var include in manifest.Includes.Where(seen.Add))
                open.Push(include);
        }
    }
}
