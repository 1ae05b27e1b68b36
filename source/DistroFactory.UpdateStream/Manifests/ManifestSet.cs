namespace DistroFactory.UpdateStream.Manifests;

/// <summary>The manifests of one version: the MoM and those of all the bundles it names.</summary>
/// <param name="Mom">The MoM.</param>
/// <param name="Bundles">The manifests by bundle name, each of the version that the MoM names.</param>
public sealed record ManifestSet(Manifest Mom, IReadOnlyDictionary<string, Manifest> Bundles)
{
    /// <summary>The bundle and all it includes, directly or not; bundles that are not there are left out.</summary>
    public IEnumerable<Manifest> WithIncludes(string bundle) => WithIncludes(bundle, Bundles.GetValueOrDefault);

    /// <summary>The same of manifests that are read as they are come to.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="find">The manifest of a bundle; null when it is not there.</param>
    internal static IEnumerable<Manifest> WithIncludes(string bundle, Func<string, Manifest?> find)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([bundle]);
        while (open.TryPop(out var name))
        {
            if (!seen.Add(name) || find(name) is not { } manifest)
                continue;
            yield return manifest;
            foreach (var include in manifest.Includes)
                open.Push(include);
        }
    }
}
