using DistroFactory.Mixing.Bundles;
using DistroFactory.Mixing.Manifests;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Assembly;

/// <summary>
/// A directory with something in it stays a directory. A client fails to put a file in its place; for a link it moves the directory aside,
/// where it stays for ever.
/// </summary>
internal static class TypeChangeGate
{
    private const int Shown = 20;

    /// <summary>Lets a version through in which every populated directory of the one before still is one, or is gone.</summary>
    /// <exception cref="MixException">Some became files or links; names each with the packages of both.</exception>
    public static void Pass(MixRequest request, BundleSet bundles, TreePlan plan, PreviousVersion previous, PathSource source)
    {
        var populated = (previous.Full?.Entries ?? [])
            .Where(line => line.IsPresent)
            .Select(line => line.Name[..line.Name.LastIndexOf('/')])
            .ToHashSet(StringComparer.Ordinal);
        var changed = (previous.Full?.Entries ?? [])
            .Where(line => line.Type == EntryType.Directory && populated.Contains(line.Name) && !KeptPaths.IsOwnToMachine(line.Name))
            .Select(line => Changed(line.Name, bundles, plan, source))
            .OfType<Change>()
            .ToList();
        if (changed.Count == 0)
            return;
        var more = changed.Count > Shown ? $"\n  … and {changed.Count - Shown} more" : "";
        throw new MixException(
            $"Comparing version {request.Version} with {request.Previous}",
            "clients cannot make files or links of directories with files in them:\n  "
                + $"{string.Join("\n  ", changed.Take(Shown).Select(change => change.Text))}{more}",
            string.Join("\n  ", changed.Select(change => Advice(change.Type)).Distinct())
        );
    }

    private static string Advice(EntryType type) =>
        type == EntryType.Link
            ? "Keep the directory, or make a release without it first, then the one that has the link: who "
                + "then updates from the version before it gets the link alone; who skips that release keeps "
                + "the old directory beside the link, as .deleted.TIME.NAME."
            : "Keep the directory, or use another name for the file. After a format bump the name is free: make a "
                + "release that has neither with --format-bump, then the one that has the file.";

    private static Change? Changed(string path, BundleSet bundles, TreePlan plan, PathSource source)
    {
        if (plan.Tree.PlaceOf(path) is not (>= 0 and var place) || plan.Tree.Entries[place] is not { IsDirectory: false } entry)
            return null;
        var having = plan
            .Listings.Values.Where(listing => listing.Paths.Contains(place))
            .Select(listing => listing.Bundle.Name)
            .ToHashSet(StringComparer.Ordinal);
        if (having.Count == 0)
            return null;
        // Whoever includes the bundle has its files too, but cannot do anything about them.
        var bundle = having
            .OrderBy(name => bundles.TransitiveIncludes(name).Count(having.Contains))
            .ThenBy(name => name, StringComparer.Ordinal)
            .First();
        var before = source.Before(path);
        return new(
            entry.Type,
            $"{path} of bundle '{bundle}' was a directory{(before.Count == 0 ? "" : $" of {string.Join(", ", before)}")} "
                + $"and is now a {(entry.Type == EntryType.Link ? "link" : "file")} of {entry.Origin}"
        );
    }

    private sealed record Change(EntryType Type, string Text);
}
