namespace DistroFactory.UpdateStream.Manifests;

/// <summary>The manifests of one version: the MoM and those of all the bundles it names.</summary>
/// <param name="Mom">The MoM.</param>
/// <param name="Bundles">The manifests by bundle name, each of the version that the MoM names.</param>
public sealed record ManifestSet(Manifest Mom, IReadOnlyDictionary<string, Manifest> Bundles)
{
    /// <summary>The bundle and all it includes, directly or not; bundles that are not there are left out.</summary>
    public IEnumerable<Manifest> WithIncludes(string bundle)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([bundle]);
        while (open.TryPop(out var name))
        {
            if (!seen.Add(name) || !Bundles.TryGetValue(name, out var manifest))
                continue;
            yield return manifest;
            foreach (var include in manifest.Includes)
                open.Push(include);
        }
    }
}
