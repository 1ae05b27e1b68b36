using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Client;

/// <summary>The bundles of a machine: those chosen, and all they include, directly or not.</summary>
/// <param name="mom">The bundles there are.</param>
/// <param name="read">Reads the manifest of one.</param>
/// <param name="withAlsoAdds">Whether what they also add comes with them, as when they are installed; an update leaves that alone.</param>
/// <param name="problems">Gets what is wrong with them.</param>
internal sealed class BundleClosure(Manifest mom, Func<ManifestEntry, Manifest> read, bool withAlsoAdds, List<ClientProblem> problems)
{
    /// <summary>The rule broken by asking for a bundle there is not.</summary>
    public const string UnknownBundle = "client-unknown-bundle";

    private const string Core = "os-core";

    private readonly SortedDictionary<string, Manifest> _bundles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ManifestEntry> _entries = mom
        .Entries.Where(entry => entry.IsPresent)
        .DistinctBy(entry => entry.Name)
        .ToDictionary(entry => entry.Name);

    /// <summary>The bundles by name, their manifests read; os-core is always among them.</summary>
    /// <param name="chosen">What was asked for.</param>
    /// <param name="mayBeGone">Whether a bundle that is not in the MoM is passed over, as an update does.</param>
    public IReadOnlyDictionary<string, Manifest> Of(IEnumerable<string> chosen, bool mayBeGone)
    {
        foreach (var name in chosen.Append(Core).Distinct().Order(StringComparer.Ordinal))
        {
            if (!Add(name) && !mayBeGone)
                throw new ClientStopException(new(UnknownBundle, name, name, $"there is no bundle of that name in version {mom.Version}"));
        }

        return _bundles;
    }

    private bool Add(string first)
    {
        if (EntryOf(first) is null)
            return false;
        var open = new Stack<string>([first]);
        while (open.TryPop(out var name))
        {
            if (_bundles.ContainsKey(name) || EntryOf(name) is not { } entry)
                continue;
            var manifest = read(entry);
            _bundles.Add(name, manifest);
            foreach (var included in withAlsoAdds ? manifest.Includes.Concat(manifest.AlsoAdds) : manifest.Includes)
            {
                open.Push(included);
                if (EntryOf(included) is null)
                    problems.Add(
                        new(
                            "client-unknown-include",
                            name,
                            included,
                            "it includes this bundle, and there is none of that name: no bundle can be added any more"
                        )
                    );
            }
        }

        return true;
    }

    private ManifestEntry? EntryOf(string name) => _entries.GetValueOrDefault(name);
}
