using DistroFactory.Histories.Tests.Machines;

namespace DistroFactory.Histories.Tests.Distributions;

/// <summary>
/// What a machine with certain bundles has after installing a version, by the packages alone: this knows neither manifests nor packs. The
/// files that the mixer writes itself are left out.
/// </summary>
internal static class ExpectedTree
{
    private static readonly string[] s_mixers = ["/usr/lib/os-release", "/usr/share/clear/", "/usr/share/defaults/swupd/"];

    public static MachineTree Of(Distribution distribution, IEnumerable<string> installed)
    {
        var all = All(distribution);
        var paths = new HashSet<string>(["/usr/lib", "/usr/share/clear/bundles", "/usr/share/defaults/swupd"]);
        paths.UnionWith(
            installed
                .SelectMany(name => distribution.Bundles[name].Packages)
                .SelectMany(package => distribution.Packages[package].Nodes.Keys)
        );
        foreach (var path in paths.ToList())
        {
            for (var parent = Distribution.ParentOf(path); parent.Length > 0; parent = Distribution.ParentOf(parent))
                paths.Add(parent);
        }

        return new(
            paths
                .Where(path => !IsMixers(path))
                .ToDictionary(
                    path => path,
                    path =>
                    {
                        var node = all.GetValueOrDefault(path) ?? Node.Parent;
                        return new MachineEntry(node.Type, node.Hash());
                    }
                )
        );
    }

    /// <summary>
    /// What is shipped. Of directories that several ship the first decides: packages before content directories, which have parents of
    /// their own.
    /// </summary>
    private static Dictionary<string, Node> All(Distribution distribution)
    {
        var all = new Dictionary<string, Node>();
        var used = distribution.Bundles.Values.SelectMany(bundle => bundle.Packages).Select(name => distribution.Packages[name]).ToList();
        foreach (var (path, node) in used.Where(package => !package.IsContent).SelectMany(package => package.Nodes))
            all.TryAdd(path, node);
        foreach (var package in used.Where(package => package.IsContent))
        {
            foreach (var path in package.Nodes.Keys)
            {
                for (var part = path; part.Length > 0; part = Distribution.ParentOf(part))
                    all.TryAdd(part, package.Nodes.GetValueOrDefault(part) ?? Node.Parent);
            }
        }

        return all;
    }

    /// <summary>Whether the mixer writes the file itself.</summary>
    public static bool IsMixers(string path) =>
        s_mixers.Any(prefix => prefix.EndsWith('/') ? path.StartsWith(prefix, StringComparison.Ordinal) : path == prefix);
}
