using DistroFactory.Mixing.Bundles;

namespace DistroFactory.MixerTool;

/// <summary>The upstream's bundle definitions as mixer fetched them.</summary>
internal static class FetchedDefinitions
{
    /// <summary>
    /// Lets them through if none names a directory: mixer would take that of this machine, and publish it. A definition of the
    /// distribution's own overrides one of the same name.
    /// </summary>
    /// <exception cref="BundleException">One does.</exception>
    public static void RefuseContent(MixerWorkspace workspace)
    {
        if (!Directory.Exists(workspace.UpstreamBundles))
            return;
        foreach (var file in Directory.EnumerateFiles(workspace.UpstreamBundles, "*", SearchOption.AllDirectories))
        {
            if (File.Exists(Path.Combine(workspace.LocalBundles, Path.GetFileName(file))))
                continue;
            var line = Array.FindIndex(File.ReadAllLines(file), line => line.TrimStart().StartsWith("content(", StringComparison.Ordinal));
            if (line >= 0)
                throw new BundleException(
                    file,
                    line + 1,
                    "the upstream's definition names a directory of this machine by content(), which would be published",
                    "Leave the bundle out of upstream.bundles, or define one of the same name of your own, which overrides it."
                );
        }
    }
}
