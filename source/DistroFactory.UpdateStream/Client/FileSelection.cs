using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Client;

/// <summary>A line of a manifest, and the bundle of that manifest.</summary>
internal readonly record struct BundleFile(ManifestEntry Entry, string Bundle);

/// <summary>The files of all bundles of a machine as one list, each path once, in the variant that suits the machine.</summary>
internal sealed class FileSelection
{
    private readonly Dictionary<string, BundleFile> _files = [];
    private readonly HashSet<string> _contested = [];

    /// <summary>Merges the manifests.</summary>
    /// <param name="bundles">The bundles.</param>
    /// <param name="cpu">What the machine can run.</param>
    /// <param name="isInstalled">
    /// Whether a bundle is already on the machine: its line is preferred, so that nothing is fetched twice.
    /// </param>
    /// <param name="problems">Gets what is wrong with them.</param>
    public FileSelection(IEnumerable<Manifest> bundles, CpuCapabilities cpu, Func<string, bool> isInstalled, List<ClientProblem> problems)
    {
        foreach (var manifest in bundles)
        {
            foreach (var entry in manifest.Entries)
            {
                if (!VariantChoice.IsKnown(entry.Variant))
                    problems.Add(
                        new("client-variant", manifest.Name, entry.Name, $"its variant '{entry.Variant}' is unknown: clients skip the file")
                    );
                else if (VariantChoice.Takes(cpu, entry.Variant))
                    Add(new(entry, manifest.Name), isInstalled, problems);
            }
        }

        foreach (var path in _contested)
            _files.Remove(path);
    }

    /// <summary>The files by path, deleted ones among them.</summary>
    public IReadOnlyDictionary<string, BundleFile> Files => _files;

    private void Add(BundleFile file, Func<string, bool> isInstalled, List<ClientProblem> problems)
    {
        var path = file.Entry.Name;
        if (_files.TryAdd(path, file))
            return;
        var other = _files[path];
        if (file.Entry.IsPresent && other.Entry.IsPresent && file.Entry.Hash != other.Entry.Hash)
        {
            if (_contested.Add(path))
                problems.Add(
                    new(
                        "client-two-hashes",
                        file.Bundle,
                        path,
                        $"is another file than in bundle {other.Bundle}: it is silently not installed"
                    )
                );
        }
        else if (IsBetter(file, other, isInstalled))
        {
            _files[path] = file;
        }
    }

    private static bool IsBetter(BundleFile file, BundleFile other, Func<string, bool> isInstalled)
    {
        if (file.Entry.IsPresent != other.Entry.IsPresent)
            return file.Entry.IsPresent;
        if (!file.Entry.IsPresent)
            return file.Entry.Version > other.Entry.Version;
        if (isInstalled(file.Bundle) != isInstalled(other.Bundle))
            return isInstalled(file.Bundle);
        return file.Entry.Version < other.Entry.Version;
    }
}
