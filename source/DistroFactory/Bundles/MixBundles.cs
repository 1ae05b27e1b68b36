using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Mixing;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Bundles;

/// <summary>The bundles of one version: the upstream's definitions and the distribution's own, which override them.</summary>
internal sealed record MixBundles
{
    /// <summary>The folders of the definitions, later ones overriding earlier ones.</summary>
    public required ImmutableArray<string> Directories { get; init; }

    /// <summary>Every definition by name.</summary>
    public required ImmutableDictionary<string, BundleDefinition> Defined { get; init; }

    /// <summary>The bundles to mix; empty: all.</summary>
    public ImmutableArray<string> Wanted { get; init; } = [];

    /// <summary>
    /// Whether these are all there are: the mixer command fetches the upstream's for itself, and finds those on their way out among them.
    /// </summary>
    public required bool AreAllKnown { get; init; }

    /// <summary>The bundle with the client's defaults.</summary>
    public required string UpdateBundle { get; init; }

    /// <summary>Bundles that are asked for and that the upstream no longer has.</summary>
    public ImmutableArray<string> Gone { get; init; } = [];

    /// <summary>The bundles of a distribution.</summary>
    /// <param name="workplace">Its configuration.</param>
    /// <param name="upstream">The folder of the upstream's definitions; null for an own upstream.</param>
    /// <param name="latest">
    /// The latest release: what it has and the upstream no longer defines is left out; what it has not must be defined.
    /// </param>
    public static MixBundles Of(Workplace workplace, string? upstream, StreamVersion latest)
    {
        var (include, taken, list) = (
            workplace.Configuration.Bundles.Include,
            workplace.Configuration.Upstream.Bundles,
            workplace.Configuration.Bundles.LocalPackages
        );
        ImmutableArray<string> directories = [.. new[] { upstream }.OfType<string>(), .. workplace.BundleDirectories];
        var defined = BundleDirectory.ReadAll(directories, list);
        ImmutableArray<string> undefined = upstream is null ? [] : [.. taken.Where(name => !defined.ContainsKey(name))];
        ImmutableArray<string> gone = undefined.IsEmpty
            ? []
            : [.. undefined.Intersect(NamesIn(workplace.Stage.Update, latest), StringComparer.Ordinal)];
        var isAll = include.IsEmpty && (upstream is null || taken.IsEmpty);
        var made = new MixBundles()
        {
            Directories = directories,
            Defined = defined,
            AreAllKnown = !workplace.UsesMixer,
            UpdateBundle = workplace.Configuration.Bundles.UpdateBundle,
            Gone = gone,
            Wanted =
                isAll ? []
                : upstream is null ? include
                :
                [
                    .. Named(taken, [upstream], null)
                        .Except(gone)
                        .Union(Named(include, workplace.BundleDirectories, list), StringComparer.Ordinal),
                ],
        };
        if (upstream is not null)
            ContentPlaces.RefuseAny(made.AreAllKnown ? made.Select([]).All : defined.Values, upstream);
        return made;
    }

    /// <summary>
    /// Reads the definitions of a configuration as soon as it is at hand, so that a mistake in them ends a run before anything is fetched
    /// or mixed. What the own bundles of a downstream distribution include may be the upstream's and is looked up once that is fetched; the
    /// mixer command reads the definitions itself.
    /// </summary>
    /// <exception cref="BundleException">A definition is wrong, or needs one that there is not.</exception>
    public static void RefuseMistakes(Workplace workplace)
    {
        RepositoryFolders.RefuseForeign(workplace);
        var places = new ContentPlaces(workplace);
        if (workplace.UsesMixer)
        {
            places.Refuse(workplace.BundleDirectories.Where(Directory.Exists).SelectMany(Defining));
            return;
        }

        if (
            workplace.Configuration.Mode != DistroMode.Downstream
            && !workplace.BundleDirectories.Any(folder => Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any())
        )
            throw new ConfigurationException(
                "Reading the bundle definitions",
                $"there are none in {string.Join(", ", workplace.BundleDirectories)}",
                "Each file there defines the bundle of its name; bundles: in distro.yaml names another folder."
            );
        var bundles =
            workplace.Configuration.Mode == DistroMode.Downstream
                ? BundleDirectory.ReadAll(workplace.BundleDirectories, workplace.Configuration.Bundles.LocalPackages).Values
                : Of(workplace, upstream: null, StreamVersion.None).Select([]).All;
        places.Refuse(bundles);
    }

    /// <summary>
    /// The bundles whose files a version lists as deleted: on the bridge of a format bump those on their way out, and those that are
    /// there only because one of them includes them. A client could not go on to a format that just lacks a bundle it has. What no version
    /// had yet is left out.
    /// </summary>
    /// <param name="mix">The version.</param>
    /// <param name="updateTree">The tree with the version before it.</param>
    /// <exception cref="MixException">A bundle that stays needs one that goes.</exception>
    public ImmutableArray<string> EmptiedIn(PlannedMix mix, string updateTree)
    {
        if (mix.Kind != MixKind.Bridge || !AreAllKnown)
            return mix.EmptiedBundles;
        var staying = Names(LeavingBundles.Of(Defined.Values)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. mix
                .EmptiedBundles.Union(Names([]).Where(name => !staying.Contains(name)), StringComparer.Ordinal)
                .Intersect(NamesIn(updateTree, mix.Previous), StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The bundles that a version leaves out: those on their way out that the version before it had no more, and at the start of a format
    /// all of them.
    /// </summary>
    /// <param name="mix">The version.</param>
    /// <param name="updateTree">The tree with the version before it.</param>
    public ImmutableArray<string> DroppedIn(PlannedMix mix, string updateTree)
    {
        var leaving = LeavingBundles.Of(Defined.Values);
        if (leaving.IsEmpty || (mix.Kind == MixKind.Bridge && !AreAllKnown) || mix.Previous == StreamVersion.None)
            return mix.DroppedBundles;
        return
        [
            .. mix.DroppedBundles.Union(
                leaving.Except(mix.Kind == MixKind.FormatStart ? [] : NamesIn(updateTree, mix.Previous)),
                StringComparer.Ordinal
            ),
        ];
    }

    /// <summary>
    /// The bundles that are defined and have no part in a version: it leaves them out, or none that is asked for includes them (any more).
    /// </summary>
    /// <param name="mix">The version.</param>
    /// <param name="updateTree">The tree with the version before it.</param>
    public ImmutableArray<string> BesideIn(PlannedMix mix, string updateTree)
    {
        var dropped = DroppedIn(mix, updateTree);
        return AreAllKnown ? [.. dropped.Union(Defined.Keys.Except(Names(dropped)), StringComparer.Ordinal)] : dropped;
    }

    /// <summary>The bundles that a version is mixed of.</summary>
    /// <param name="mix">The version.</param>
    /// <param name="updateTree">The tree with the version before it.</param>
    /// <exception cref="MixException">A bundle that stays needs one that is missing, or that goes.</exception>
    public BundleSet In(PlannedMix mix, string updateTree) => Select(DroppedIn(mix, updateTree));

    private IEnumerable<string> Names(ImmutableArray<string> dropped) => Select(dropped).All.Select(bundle => bundle.Name);

    private BundleSet Select(ImmutableArray<string> dropped) => BundleSet.Select(Defined, Wanted, UpdateBundle, dropped);

    private static IEnumerable<BundleDefinition> Defining(string folder) => BundleDirectory.ReadAll([folder], null).Values;

    private static ImmutableArray<string> NamesIn(string updateTree, StreamVersion version)
    {
        var path = new StreamTree(updateTree).Manifest(version, Manifest.MomName);
        return File.Exists(path) ? [.. ManifestReader.ReadFile(path).Entries.Select(line => line.Name)] : [];
    }

    private static IEnumerable<string> Named(ImmutableArray<string> names, ImmutableArray<string> directories, string? list) =>
        names.IsEmpty ? BundleDirectory.ReadAll(directories, list).Keys : names;
}
