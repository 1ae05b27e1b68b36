using System.Collections.Immutable;
using DistroFactory.Correctness.Bundles;
using DistroFactory.Correctness.Published;
using DistroFactory.Correctness.Request;
using DistroFactory.Foundation;
using DistroFactory.Packages;
using DistroFactory.Packages.Resolution;
using DistroFactory.Packages.Rpm;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Correctness.Packaged;

/// <summary>What the packages and the bundle definitions of a version say that its bundles have.</summary>
public sealed class PackagedVersion
{
    private PackagedVersion(
        BundleBook book,
        PackagedTree tree,
        ImmutableDictionary<string, PackagedBundle> bundles,
        IReadOnlyDictionary<Nevra, RpmPackage> packages
    ) => (Book, Tree, Bundles, Packages) = (book, tree, bundles, packages);

    /// <summary>The definitions.</summary>
    public BundleBook Book { get; }

    /// <summary>Every path.</summary>
    public PackagedTree Tree { get; }

    /// <summary>The bundles that are defined, of those that were asked for.</summary>
    public ImmutableDictionary<string, PackagedBundle> Bundles { get; }

    /// <summary>The packages that the bundles take.</summary>
    public IReadOnlyDictionary<Nevra, RpmPackage> Packages { get; }

    /// <summary>Reads headers and definitions; no payload.</summary>
    /// <param name="version">Where they are.</param>
    /// <param name="published">
    /// Its manifests: their bundles are looked at. One that nobody defines any more has no files, and that is what its manifest must say.
    /// </param>
    /// <param name="request">What holds for every version.</param>
    /// <param name="parallel">How many threads, and when to stop.</param>
    /// <exception cref="PackageException">A package is not sound, or the packages of a bundle cannot be installed together.</exception>
    public static PackagedVersion Read(
        VersionUnderCheck version,
        PublishedVersion published,
        CorrectnessRequest request,
        ParallelOptions parallel
    )
    {
        var opened = new RpmPackage[version.Packages.Length];
        ParallelWork.OnEach(version.Packages, parallel, (path, index) => opened[index] = RpmPackage.Open(path));
        var available = opened.DistinctBy(package => package.Info.Nevra).ToDictionary(package => package.Info.Nevra);
        var defined = BundleBook.Read(version.BundleDirectories, version.SinglePackages).Without(version.DroppedBundles);
        ImmutableArray<string> gone = [.. published.Emptied.Where(bundle => !defined.Texts.ContainsKey(bundle))];
        var book = WithSinglePackages(defined.WithEmpty(gone), published.Bundles.Keys, available.Keys);
        string[] names =
        [
            .. published
                .Bundles.Keys.SelectMany(bundle => book.Companions(bundle).Append(bundle))
                .Where(book.Texts.ContainsKey)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

        var resolver = new DependencyResolver(available.Values.Select(package => package.Info));
        var closures = new ImmutableArray<Nevra>[names.Length];
        ParallelWork.OnEach(names, parallel, (name, index) => closures[index] = Closure(name, resolver, book, parallel.CancellationToken));
        var needed = closures
            .SelectMany(closure => closure)
            .Distinct()
            .OrderBy(nevra => $"{nevra}", StringComparer.Ordinal)
            .ToDictionary(nevra => nevra, nevra => available[nevra]);

        var tree = new PackagedTree(request.BanDebugInfo);
        foreach (var package in needed.Values)
            tree.Add(package);
        var contents = names.ToDictionary(
            name => name,
            name => book.Texts[name].Contents.SelectMany(ContentFolder.Read).ToList(),
            StringComparer.Ordinal
        );
        foreach (var file in contents.Values.SelectMany(files => files))
            tree.Add(file);

        var mixer = new MixerFiles(request.UpdateBundle, request.HasCertificate) { HasAlternative = version.HasAlternativeCertificate };
        var listed = new PackagedBundle[names.Length];
        ParallelWork.OnEach(
            names,
            parallel,
            (name, index) =>
                listed[index] =
                    version.EmptiedBundles.Contains(name) || gone.Contains(name)
                        ? new(name, [], ImmutableHashSet<string>.Empty)
                        : new(
                            name,
                            closures[index],
                            Paths(tree, mixer.Of(name), contents[name], closures[index].SelectMany(nevra => needed[nevra].Files))
                        )
        );
        var all = listed.ToDictionary(bundle => bundle.Name, StringComparer.Ordinal);
        var own = new PackagedBundle[names.Length];
        ParallelWork.OnEach(listed, parallel, (bundle, index) => own[index] = Own(bundle, book, all, tree));
        return new(book, tree, own.ToImmutableDictionary(bundle => bundle.Name, StringComparer.Ordinal), needed);
    }

    // A stage keeps the definitions of a version, but not the list of packages that make a bundle each.
    private static BundleBook WithSinglePackages(BundleBook book, IEnumerable<string> bundles, IEnumerable<Nevra> packages)
    {
        var names = packages.Select(nevra => nevra.Name).ToHashSet(StringComparer.Ordinal);
        return new(
            book.Texts.AddRange(
                bundles
                    .Where(bundle => !book.Texts.ContainsKey(bundle) && names.Contains(bundle))
                    .Select(bundle => KeyValuePair.Create(bundle, BundleBook.OfPackage(bundle)))
            )
        );
    }

    private static ImmutableArray<Nevra> Closure(
        string bundle,
        DependencyResolver resolver,
        BundleBook book,
        CancellationToken cancellation
    )
    {
        var names = book.PackagesOf(bundle);
        try
        {
            return names.Count == 0 ? [] : [.. resolver.Resolve(names, cancellation).Packages.Select(package => package.Nevra)];
        }
        catch (PackageException error)
        {
            throw new PackageException($"Choosing the packages of bundle {bundle}", $"{error.What}: {error.Why}", error.Advice, error);
        }
    }

    private static HashSet<string> Paths(
        PackagedTree tree,
        IEnumerable<string> ofMixer,
        IEnumerable<PackagedFile> ofContent,
        IEnumerable<RpmFile> ofPackages
    )
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);

        // A ghost is listed when some package does put the file there.
        foreach (
            var path in ofPackages
                .Select(file => PackagedPath.Follow(file.Path))
                .Concat(ofContent.Select(file => file.Path))
                .Where(path => tree.Has(path) || MixerFiles.Contains(path))
                .Concat(ofMixer)
        )
        {
            if (!paths.Add(path))
                continue;
            foreach (var above in PackagedPath.Above(path))
            {
                // What is there already came with all that is above it.
                if (!paths.Add(above))
                    break;
            }
        }

        return paths;
    }

    private static PackagedBundle Own(PackagedBundle bundle, BundleBook book, Dictionary<string, PackagedBundle> all, PackagedTree tree)
    {
        var deferred = book.Deferred(bundle.Name).Select(name => all[name]).ToList();
        var core = bundle.Name == BundleBook.Core ? null : all.GetValueOrDefault(BundleBook.Core)?.All;
        var populated = Populated(bundle, tree);
        return bundle with
        {
            Own = bundle.All.Where(IsOwn).ToHashSet(StringComparer.Ordinal),
            OwnPackages = [.. bundle.Packages.Except(deferred.SelectMany(companion => companion.Packages))],
        };

        bool IsOwn(string path)
        {
            var type = tree.TypeOf(path);
            if (PackagedPath.VariantRoot(path).Length > 0 && type != EntryType.File)
                return false;
            if (!deferred.Exists(companion => companion.All.Contains(path)))
                return true;

            // A directory with files of the bundle's own stays, unless every system has it.
            return type == EntryType.Directory && core?.Contains(path) != true && populated.Contains(path);
        }
    }

    /// <summary>The directories with a file or link anywhere below them.</summary>
    private static HashSet<string> Populated(PackagedBundle bundle, PackagedTree tree)
    {
        var populated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in bundle.All.Where(path => tree.TypeOf(path) != EntryType.Directory))
        {
            foreach (var above in PackagedPath.Above(path))
            {
                if (!populated.Add(above))
                    break;
            }
        }

        return populated;
    }
}
