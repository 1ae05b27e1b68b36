using DistroFactory.Foundation;
using DistroFactory.Mixing.Tree;
using DistroFactory.Model;
using DistroFactory.Repair;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Verify;

/// <summary>
/// A release that brings back an earlier one has its files, each by its hash, in the same bundles; all but those that tell of the version.
/// What it is held against is what was signed then, whatever became of the packages in the stage.
/// </summary>
/// <param name="stage">Has both.</param>
/// <param name="earlier">Reads earlier versions.</param>
internal sealed class SameContentCheck(StagedTree stage, EarlierVersions earlier)
{
    private const int Shown = 5;

    /// <summary>Compares them.</summary>
    /// <param name="rollback">What was asked for.</param>
    /// <param name="mix">The new version.</param>
    /// <returns>Bundles and files that are the same.</returns>
    /// <exception cref="FactoryException">The content differs.</exception>
    public (int Bundles, int Files) Refuse(Rollback rollback, PlannedMix mix)
    {
        var then = earlier.ReadPublished(stage, rollback.To).Bundles;
        var now = new StreamTree(stage.Update).ReadManifests(mix.Version).Bundles;
        string[] differences =
        [
            .. then.Keys.Except(now.Keys).Except(mix.DroppedBundles).Select(name => $"the bundle '{name}' is missing"),
            .. now.Keys.Except(then.Keys).Select(name => $"the bundle '{name}' was not there"),
            .. then.Where(bundle => now.ContainsKey(bundle.Key)).SelectMany(bundle => Differences(bundle.Value, now[bundle.Key])),
        ];
        if (differences.Length > 0)
            throw new FactoryException(
                $"Comparing version {mix.Version} with {rollback.To}, whose content it brings back",
                string.Join("; ", differences.Take(Shown))
                    + (differences.Length > Shown ? $"; and {differences.Length - Shown} more differences" : ""),
                "The stage does not have what that version was made of, or another version of the factory mixes it otherwise. Bring back "
                    + "another release, or single packages (--packages)."
            );
        return (now.Count, now.Values.Sum(manifest => Content(manifest).Count));
    }

    private static IEnumerable<string> Differences(Manifest then, Manifest now)
    {
        var (before, after) = (Content(then), Content(now));
        return before
            .Keys.Union(after.Keys)
            .Order(StringComparer.Ordinal)
            .Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path))
            .Select(path =>
                $"{path} of bundle '{now.Name}' "
                + (
                    !after.ContainsKey(path) ? "is missing"
                    : before.ContainsKey(path) ? "is another"
                    : "was not there"
                )
            );
    }

    private static Dictionary<string, (EntryType, SwupdHash)> Content(Manifest manifest) =>
        manifest
            .Entries.Where(entry => entry.IsPresent && !SpecialFiles.IsOfVersion(entry.Name))
            .ToDictionary(entry => entry.Name, entry => (entry.Type, entry.Hash), StringComparer.Ordinal);
}
