using DistroFactory.Mixing.Bundles;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Manifests;

/// <summary>A client cannot turn a directory into something else; the reference publishes it and breaks every update.</summary>
internal static class TypeChangeGate
{
    /// <summary>Lets a version through in which every directory of the one before still is one, or is gone.</summary>
    /// <exception cref="MixException">One became a file or a link; names the packages of both.</exception>
    public static void Pass(MixRequest request, BundleSet bundles, TreePlan plan, PreviousVersion previous, PathSource source)
    {
        foreach (var old in (previous.Full?.Entries ?? []).Where(line => line.Type == EntryType.Directory))
        {
            if (plan.Tree.PlaceOf(old.Name) is not (>= 0 and var place) || plan.Tree.Entries[place] is not { IsDirectory: false } entry)
                continue;
            var having = plan.Listings.Values.Where(listing => listing.Paths.Contains(place)).Select(listing => listing.Bundle.Name).ToHashSet(StringComparer.Ordinal);
            if (having.Count == 0)
                continue;
            // Whoever includes the bundle has its files too, but cannot do anything about them.
            var bundle = having.OrderBy(name => bundles.TransitiveIncludes(name).Count(having.Contains)).ThenBy(name => name, StringComparer.Ordinal).First();
            var before = source.Before(old.Name);
            throw new MixException(
                $"Comparing version {request.Version} with {request.Previous}",
                $"{old.Name} of bundle '{bundle}' was a directory{(before.Count == 0 ? "" : $" of {string.Join(", ", before)}")} and is now a {(entry.Type == EntryType.Link ? "link" : "file")} of {entry.Origin}",
                "No client could update to it. Keep the directory, or use another name.");
        }
    }
}
