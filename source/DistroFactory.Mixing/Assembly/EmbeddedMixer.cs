using System.Collections.Immutable;
using System.Diagnostics;
using DistroFactory.Foundation;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Mixing.Deltas;
using DistroFactory.Mixing.Manifests;
using DistroFactory.Mixing.Ownership;
using DistroFactory.Mixing.Store;
using DistroFactory.Packages;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Assembly;

/// <summary>
/// The mixer of our own: in process, without root and without an unpacked tree. Work is proportional to what changed:
/// packages are read again only when the content store lacks something of them.
/// </summary>
public sealed class EmbeddedMixer : IMixer
{
    // A span for each phase, for whoever listens to the source of this assembly's name.
    private static readonly ActivitySource s_spans = new("DistroFactory.Mixing");

    /// <inheritdoc/>
    public Task<MixResult> MixAsync(
        MixRequest request,
        IProgress<MixProgress>? progress = null,
        CancellationToken cancellation = default
    ) => Task.Run(() => new Run(request, progress, cancellation).Mix(), cancellation);

    /// <summary>One mix.</summary>
    private sealed class Run(MixRequest request, IProgress<MixProgress>? progress, CancellationToken cancellation)
    {
        private readonly int _workers = request.Workers > 0 ? request.Workers : Environment.ProcessorCount;
        private readonly ImmutableArray<MixPhase>.Builder _phases = ImmutableArray.CreateBuilder<MixPhase>();

        public MixResult Mix()
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = _workers, CancellationToken = cancellation };
            var bundles = Timed(
                "bundles",
                () =>
                    BundleSet.Select(
                        BundleDirectory.ReadAll(request.BundleDirectories, request.LocalPackages),
                        request.Bundles,
                        request.UpdateBundle,
                        request.DroppedBundles
                    )
            );
            var previous = Timed("previous version", () => new PreviousVersion(request.OutputDirectory, request.Previous));
            bundles = bundles.WithGone(previous.BundlesOf(request.Format));
            var store = new ContentStore(request.StoreDirectory);
            var library = Timed("headers", () => new PackageLibrary(request.Packages, store, parallel));
            var closures = Timed("dependencies", () => new PackageChoice(bundles, [.. library.Universe]).Choose(parallel));
            ImmutableArray<Nevra> needed =
            [
                .. closures.Values.SelectMany(packages => packages).Distinct().OrderBy(nevra => $"{nevra}", StringComparer.Ordinal),
            ];
            var (indexes, owners) = Timed(
                "index",
                () => library.Index(needed, new OwnerTable(request.Users, request.Groups), done => Report("index", done, needed.Length))
            );
            var plan = Timed(
                "tree",
                () => Merge(() => new TreePlan(request, bundles, closures, indexes, owners, parallel), previous, parallel)
            );
            var source = new PathSource(plan.Tree, store, previous);
            TypeChangeGate.Pass(request, bundles, plan, previous, source);
            var manifests = Timed(
                "manifests",
                () => new ManifestComposer(request, bundles, plan.Tree, previous).Compose(plan.Listings, parallel)
            );
            plan.Tree.Warnings.AddRange(
                manifests
                    .Changed.Where(manifest =>
                        bundles[manifest.Name].IsGone && previous.Of(manifest.Name)!.Entries.Any(entry => entry.IsPresent)
                    )
                    .Select(manifest =>
                        $"Bundle '{manifest.Name}' is not defined any more: clients that have it "
                        + "remove its files, and the next format is without it."
                    )
            );
            plan.Tree.Warnings.AddRange(Timed("lint", () => LintGate.Pass(request, manifests, previous, source, parallel)));
            return Publish(manifests, previous, plan, library, store, parallel, Result(bundles, manifests, closures, needed, plan));
        }

        /// <summary>Merges the tree, most of which is work for one core, while another reads the version before.</summary>
        private static TreePlan Merge(Func<TreePlan> merge, PreviousVersion previous, ParallelOptions parallel)
        {
            TreePlan plan = null!;
            ParallelWork.Run(
                parallel,
                2,
                i =>
                {
                    if (i == 0)
                        plan = merge();
                    else
                        previous.ReadAll();
                }
            );
            return plan;
        }

        private MixResult Publish(
            MixedManifests manifests,
            PreviousVersion previous,
            TreePlan plan,
            PackageLibrary library,
            ContentStore store,
            ParallelOptions parallel,
            MixResult result
        )
        {
            var files = plan.FilesByHash();
            var fullfiles = manifests
                .Full.Entries.Where(line => line.Status == EntryStatus.Present && line.Version == request.Version)
                .Select(line => line.Hash)
                .Distinct()
                .Select(hash => files[hash])
                .ToList();
            var earlier = Timed("known fullfiles", () => new EarlierFullfiles(request, store, previous, fullfiles, parallel));
            var deltas = Timed("differences", () => new DeltaPlan(request, manifests));
            using var kept = new KeptContents(store, deltas.Pairs.Select(pair => pair.New.Hash));
            var packs = Timed("packs", () => Plan(manifests.Changed, new(files, request.ZeroPackCompression), parallel));
            Timed(
                "compression",
                () =>
                {
                    using var queue = new CompressionQueue(_workers, cancellation);
                    new ContentProduction(
                        store,
                        library,
                        request,
                        queue,
                        kept,
                        (done, total) => Report("compression", done, total, inBytes: true)
                    ).Produce(new ContentDemand(store, request, fullfiles.Where(file => earlier.Find(file) is null), packs));
                    return 0;
                }
            );
            using var directory = new VersionDirectory(request, store);
            result = Timed(
                "publication",
                () =>
                {
                    directory.WriteManifests(manifests, parallel);
                    return result with
                    {
                        Fullfiles = directory.LinkFullfiles(fullfiles, earlier),
                        ZeroPacks = new(packs.Length, packs.Sum(directory.WritePack)),
                        Warnings = result.Warnings.AddRange(earlier.Warnings),
                    };
                }
            );
            result = result with
            {
                DeltaPacks = Timed(
                    "deltas",
                    () =>
                        new DeltaPublication(request, deltas, kept, directory.Location).Write(
                            store,
                            parallel,
                            (done, total) => Report("deltas", done, total)
                        )
                ),
            };
            cancellation.ThrowIfCancellationRequested();
            directory.Commit();
            return result with { Phases = _phases.ToImmutable() };
        }

        private static PackPlan[] Plan(IReadOnlyList<Manifest> manifests, PackPlanner planner, ParallelOptions parallel)
        {
            var plans = new PackPlan[manifests.Count];
            ParallelWork.Run(parallel, plans.Length, i => plans[i] = planner.Plan(manifests[i]));
            return plans;
        }

        private MixResult Result(
            BundleSet bundles,
            MixedManifests manifests,
            Dictionary<string, ImmutableArray<Nevra>> closures,
            ImmutableArray<Nevra> packages,
            TreePlan plan
        ) =>
            new()
            {
                Version = request.Version,
                Format = request.Format,
                Bundles =
                [
                    .. manifests
                        .Changed.Concat(manifests.Unchanged)
                        .Where(manifest => !bundles[manifest.Name].IsGone)
                        .OrderBy(manifest => manifest.Name, StringComparer.Ordinal)
                        .Select(manifest => new MixedBundle(
                            manifest.Name,
                            manifest.Version,
                            manifest.ContentSize,
                            manifest.Entries.Length,
                            [.. closures[manifest.Name].Select(nevra => nevra.Name)]
                        )),
                ],
                Packages = packages,
                Warnings = [.. plan.Tree.Warnings.Distinct()],
            };

        private T Timed<T>(string phase, Func<T> work)
        {
            cancellation.ThrowIfCancellationRequested();
            Report(phase, 0, 0);
            using var span = s_spans.StartActivity(phase);
            var watch = Stopwatch.StartNew();
            var result = work();
            _phases.Add(new(phase, watch.Elapsed));
            return result;
        }

        private void Report(string phase, long done, long total, bool inBytes = false) =>
            progress?.Report(new(phase, done, total, inBytes));
    }
}
