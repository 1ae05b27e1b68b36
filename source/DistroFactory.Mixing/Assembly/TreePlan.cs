using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Mixing.Manifests;
using DistroFactory.Mixing.Ownership;
using DistroFactory.Mixing.Tree;
using DistroFactory.Packages;
using DistroFactory.UpdateStream;

namespace DistroFactory.Mixing.Assembly;

/// <summary>The tree of a version, and which bundle lists which of its paths.</summary>
internal sealed class TreePlan
{
    /// <summary>Merges packages, content directories and the mixer's own files.</summary>
    public TreePlan(
        MixRequest request,
        BundleSet bundles,
        Dictionary<string, ImmutableArray<Nevra>> closures,
        ImmutableDictionary<Nevra, PackageIndex> indexes,
        OwnerTable owners,
        ParallelOptions parallel
    )
    {
        Tree = new(request.BanDebugInfo);
        var others = bundles.All.ToDictionary(bundle => bundle.Name, _ => new List<string>(), StringComparer.Ordinal);

        // Of what several have the first decides. Bundles on their way out come last: the version after this one has the same content
        // without them.
        var leaving = request.EmptiedBundles.ToHashSet(StringComparer.Ordinal);
        var staying = closures.Where(bundle => !leaving.Contains(bundle.Key)).SelectMany(bundle => bundle.Value).ToHashSet();
        AddAll(index => staying.Contains(index.Nevra), bundle => !leaving.Contains(bundle.Name));
        AddAll(index => !staying.Contains(index.Nevra), bundle => leaving.Contains(bundle.Name));

        var special = new SpecialFiles(request);
        var osRelease = indexes
            .Values.Where(index => staying.Contains(index.Nevra))
            .Select(index => index.Texts.GetValueOrDefault(SpecialFiles.OsRelease))
            .Where(text => text is not null)
            .Min(StringComparer.Ordinal);
        Place(BundleSet.OsCore, special.OfCore(osRelease));
        Place(request.UpdateBundle, special.OfUpdateBundle());
        foreach (var bundle in bundles.All.Where(bundle => !bundle.IsGone))
            Place(bundle.Name, [special.Tracking(bundle.Name)]);
        Tree.Complete();

        var packages = indexes.Values.ToArray();
        var places = new int[packages.Length][];
        ParallelWork.Run(parallel, packages.Length, i => places[i] = PackageEntries.PlacesOf(packages[i], Tree));
        var builder = new ListingBuilder(Tree, packages.Zip(places).ToDictionary(pair => pair.First.Nevra, pair => pair.Second));
        var all = bundles.All.ToList();
        var listings = new BundleListing[all.Count];
        ParallelWork.Run(
            parallel,
            all.Count,
            i =>
                listings[i] =
                    all[i].IsGone || request.EmptiedBundles.Contains(all[i].Name)
                        ? builder.Empty(all[i])
                        : builder.Build(all[i], closures[all[i].Name], others[all[i].Name])
        );
        Listings = listings.ToDictionary(listing => listing.Bundle.Name, StringComparer.Ordinal);

        void AddAll(Func<PackageIndex, bool> packages, Func<BundleDefinition, bool> ofBundles)
        {
            AddPackages([.. indexes.Values.Where(packages).OrderBy(index => $"{index.Nevra}", StringComparer.Ordinal)], owners, parallel);
            foreach (var bundle in bundles.All.Where(ofBundles))
            {
                foreach (var entry in bundle.Contents.SelectMany(content => ContentDirectory.Read(content, bundle.Name, request.Timestamp)))
                {
                    Tree.Add(entry);
                    others[bundle.Name].Add(entry.Path);
                }
            }
        }

        void Place(string bundle, IEnumerable<TreeEntry> entries)
        {
            foreach (var entry in entries)
            {
                Tree.Replace(entry);
                others[bundle].Add(entry.Path);
            }
        }
    }

    /// <summary>Every file.</summary>
    public DistributionTree Tree { get; }

    /// <summary>The paths of every bundle.</summary>
    public IReadOnlyDictionary<string, BundleListing> Listings { get; }

    /// <summary>For each hash the first file by path that has it: the one fullfile and packs are made from.</summary>
    public Dictionary<SwupdHash, TreeEntry> FilesByHash()
    {
        var files = new Dictionary<SwupdHash, TreeEntry>();
        foreach (var entry in Tree.Entries)
            files.TryAdd(entry.Hash, entry);
        return files;
    }

    /// <summary>Which of two packages decides does not depend on threads: they are added in their order.</summary>
    private void AddPackages(PackageIndex[] packages, OwnerTable owners, ParallelOptions parallel)
    {
        var made = new (List<TreeEntry> Entries, List<string> Warnings)[packages.Length];
        ParallelWork.Run(
            parallel,
            packages.Length,
            i =>
            {
                var warnings = new List<string>();
                made[i] = (PackageEntries.Of(packages[i], owners, warnings), warnings);
            }
        );
        foreach (var (entries, warnings) in made)
        {
            Tree.Warnings.AddRange(warnings);
            foreach (var entry in entries)
                Tree.Add(entry);
        }
    }
}
