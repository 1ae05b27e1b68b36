using System.Collections.Immutable;

namespace DistroFactory.MixerTool;

/// <summary>
/// Bundles of a workspace on their way out: those whose definition, ours or one that mixer fetched of the upstream, says
/// <c>[STATUS]: Pending-Delete</c>.
/// </summary>
internal static class LeavingMixerBundles
{
    private const string Mark = "[STATUS]: Pending-Delete";

    /// <summary>Their names, in order.</summary>
    public static ImmutableArray<string> Of(MixerWorkspace workspace) =>
        [
            .. Files(workspace.UpstreamBundles)
                .Concat(Files(workspace.LocalBundles))
                .Where(file => File.ReadLines(file).Any(line => line.Contains(Mark, StringComparison.OrdinalIgnoreCase)))
                .Select(file => Path.GetFileName(file)!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
}
