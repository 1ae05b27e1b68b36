using System.Collections.Immutable;
using DistroFactory.Channels;
using DistroFactory.Configuration;
using DistroFactory.Evidence;
using DistroFactory.Foundation;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Plan;

/// <summary>
/// Makes the content of an earlier release, as the stage keeps it, the content of the next one: its packages and its bundle definitions, or
/// some of them. Settings, places and keys are those of today.
/// </summary>
/// <param name="workplace">Today's configuration, with a stage that has what is published.</param>
internal sealed class EarlierRelease(Workplace workplace)
{
    private const string Advice = "Restore the release from where it is published, or choose another one by --to.";

    private readonly StagedTree _stage = workplace.Stage;

    private string Definitions => Path.Combine(workplace.Directory.Work, "brought-back", "bundles");

    private string LocalPackages => Path.Combine(workplace.Directory.Work, "brought-back", "local-packages");

    /// <summary>A workplace whose content is that of an earlier release.</summary>
    /// <param name="request">Which, and what of it.</param>
    /// <exception cref="FactoryException">The stage does not have it, or clients could not follow.</exception>
    public Workplace Open(RollbackRequest request)
    {
        var latest = ReleaseHistory.ReadLatest(_stage) ?? throw Refusal("nothing is released yet", "There is nothing to take back.");
        var (to, channels) = request.To > 0 ? (new StreamVersion(request.To), []) : Before(latest, new(request.Withdrawn));
        var bundles = request.Bundles.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        return Open(
            new Rollback
            {
                From = latest.Version,
                To = to,
                Packages = [.. request.Packages.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                Bundles = bundles,
                BundlePackages = PackagesOf(bundles, Read(to), latest),
                Channels = channels,
                Why = request.Why,
            }
        );
    }

    /// <summary>The same, as a plan has it.</summary>
    public Workplace Open(Rollback rollback)
    {
        if (workplace.Lock is not null)
            throw Refusal("--locked makes a release again as it was", "Leave one of the two out.");
        if (rollback.To >= rollback.From)
            throw Refusal($"the latest release is {rollback.From}", "Name an earlier release by --to.");
        var target = Read(rollback.To);
        var back = new BroughtBackRelease(rollback, target, Read(rollback.From));
        RefuseOther(back);
        CopyDefinitions(back);
        return workplace with
        {
            BroughtBack = back,
            BundleDirectory = Definitions,
            Configuration = workplace.Configuration with
            {
                Content = Content(back),
                Bundles = workplace.Configuration.Bundles with { LocalPackages = LocalPackages },
            },
        };
    }

    /// <summary>What the new release is made of, as the earlier ones recorded it.</summary>
    /// <param name="offered">What the stage has, and the settings of today.</param>
    /// <param name="back">What is brought back.</param>
    /// <param name="stage">Has the releases.</param>
    /// <exception cref="FactoryException">The stage or the configuration does not have what they were made of.</exception>
    public static ReleaseInputs Inputs(ReleaseInputs offered, BroughtBackRelease back, StagedTree stage)
    {
        var (wanted, what) = (back.Inputs, $"Bringing back the content of release {back.Target.Version}");
        var there = offered.Packages.ToLookup(package => package.Nevra, package => package.Sha256);
        foreach (var (nevra, sha256) in Packages(back, stage))
            if (!there[nevra].Any(file => sha256.Length == 0 || file == sha256))
                throw new FactoryException(
                    what,
                    $"the stage does not have {nevra}{(sha256.Length == 0 ? "" : $" with SHA-256 {sha256}")} any more",
                    Advice
                );
        var differences = InputDifferences.Between(wanted, offered);
        foreach (var name in differences.BundlesRemoved.Concat(differences.BundlesChanged))
            throw new FactoryException(
                what,
                $"the bundle '{name}' is not what it was then: its definition in the stage, or a directory that it takes content from, "
                    + "was changed",
                $"{Advice} Content directories are not staged: put them back to what they were."
            );
        string[] ours = [ReleaseInputs.RootCertificate, ReleaseInputs.FormerRootCertificate, "content-url", "version-url"];
        var settings = differences.Settings.Where(change => !ours.Contains(change.Key)).ToArray();
        if (settings.Length > 0)
            throw new ConfigurationException(
                what,
                $"settings that show in the content have changed since: {string.Join("; ", settings.Select(change => $"{change}"))}",
                "Put them back in distro.yaml, or name the commit of that release: --config PLACE#COMMIT."
            );
        return wanted with { Settings = offered.Settings, Requests = back.Latest.Inputs.Requests };
    }

    // What takes the place of a release that is withdrawn, and the channels that serve it and follow at once.
    private (StreamVersion To, ImmutableArray<string> Channels) Before(ReleaseRecord latest, StreamVersion withdrawn)
    {
        var channels = new WithdrawnChannels(workplace, PlaceTrust.Of(workplace));
        var serving = channels.At(withdrawn);
        if (withdrawn != latest.Version && serving.IsEmpty)
            throw Refusal(
                $"release {withdrawn} is not the latest, which is {latest.Version}"
                    + (workplace.Configuration.Channels.IsEmpty ? "" : ", and no channel serves it")
                    + ": nobody gets it any more who has not got it",
                $"To take back what it changed, bring back an earlier release: ./build.sh Rollback --to V."
            );
        var gone = (latest.TakenBack ?? TakenBack.None).Versions;
        if (channels.Before(withdrawn, serving, gone) is var proven && proven != StreamVersion.None)
            return (proven, serving);
        var release = ReleaseHistory.Read(_stage, ReleaseHistory.Read(_stage, withdrawn)!.Previous);
        while (release is not null && gone.Contains(release.Version))
            release = ReleaseHistory.Read(_stage, release.Previous);
        return release is null
            ? throw Refusal("there is no release before it that was not taken back", "Release a version that mends what is wrong with it.")
            : (release.Version, serving);
    }

    // What the bundles list themselves, and what they had and is gone. Other packages stay as they are: other bundles have them, too.
    private ImmutableArray<string> PackagesOf(ImmutableArray<string> bundles, ReleaseRecord target, ReleaseRecord latest)
    {
        var folder = _stage.DefinitionsOf(target.Version);
        if (bundles.IsEmpty || !Directory.Exists(folder))
            return [];
        var defined = BundleDirectory.ReadAll([folder], null);
        var own = target.Inputs.Packages.Select(package => package.Nevra.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. bundles
                .SelectMany(name => defined.TryGetValue(name, out var bundle) ? [.. bundle.Packages] : new[] { name })
                .Concat(
                    target
                        .Bundles.Where(bundle => bundles.Contains(bundle.Name))
                        .SelectMany(bundle => bundle.Packages)
                        .Except(latest.Inputs.Packages.Select(package => package.Nevra.Name))
                )
                .Where(own.Contains)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private ReleaseRecord Read(StreamVersion version)
    {
        if (RecordedVersions.Describe(workplace, version) is { } why)
            throw Refusal(why, "Its packages and files are gone. Choose a release that is kept by --to; the target Prune lists them.");
        if (!Directory.Exists(_stage.UpdateOf(version)) || !Directory.Exists(_stage.ReleaseOf(version)))
            throw Refusal($"release {version} is not in {_stage.Root}", Advice);
        var release = ReleaseHistory.Read(_stage, version)!;
        return release.Inputs.KnowsPackagesOnly
            ? throw Refusal($"of release {version} only the packages are known: another factory made it", Advice)
            : release;
    }

    private void RefuseOther(BroughtBackRelease back)
    {
        var (rollback, target) = (back.Rollback, back.Target);
        if (workplace.Configuration.Mode == DistroMode.Downstream && workplace.UsesMixer)
            throw Refusal(
                "the mixer command fetches packages and definitions of the upstream itself, and only of the version that it builds upon",
                "Mix with mix.engine: embedded."
            );
        if (workplace.Configuration.Mode == DistroMode.Downstream && target.Format != back.Latest.Format)
            throw Refusal(
                $"release {target.Version} is of format {target.Format}, and the upstream's content is of format {back.Latest.Format} now",
                Advice
            );
        var offered = target.Inputs.Packages.Select(package => package.Nevra.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in rollback.Packages.Where(name => !offered.Contains(name)))
            throw Refusal($"release {target.Version} had no package {name} of the distribution's own", "Correct --packages.");
        foreach (var name in rollback.Bundles.Where(name => !target.Inputs.Bundles.ContainsKey(name)))
            throw Refusal($"release {target.Version} defined no bundle '{name}'", "Correct --bundles.");
    }

    private ImmutableArray<ContentSource> Content(BroughtBackRelease back)
    {
        var target = Repository(back.Target, priority: 0);
        if (back.Rollback.IsWhole)
            return [target];
        var latest = Repository(back.Latest, priority: 1);
        return back.PackageNames is { IsEmpty: false } names ? [target with { Selection = new() { Only = [.. names] } }, latest] : [latest];
    }

    // What its packages must be says the record of the release, which was checked when it was made.
    private RepositorySource Repository(ReleaseRecord release, int priority) =>
        new(_stage.RepositoryOf(release.Version), priority)
        {
            Trust = new() { GpgCheck = false, MissingDigests = ["*"] },
        };

    private void CopyDefinitions(BroughtBackRelease back)
    {
        if (Directory.Exists(Definitions))
            Directory.Delete(Definitions, recursive: true);
        Directory.CreateDirectory(Definitions);
        var packages = new List<string>();
        foreach (var name in back.Inputs.Bundles.Keys)
        {
            var isBack = back.Rollback.IsWhole || back.Rollback.Bundles.Contains(name);
            var staged = Path.Combine(_stage.DefinitionsOf((isBack ? back.Target : back.Latest).Version), name);
            if (File.Exists(staged))
                File.Copy(staged, Path.Combine(Definitions, name));
            else
                packages.Add(name); // a bundle of one package, without a file
        }

        File.WriteAllLines(LocalPackages, packages);
    }

    private static IEnumerable<(Nevra Nevra, string Sha256)> Packages(BroughtBackRelease back, StagedTree stage)
    {
        var names = back.PackageNames;
        return Packages(back.Base, stage)
            .Where(package => back.Rollback.IsWhole || !names.Contains(package.Nevra.Name))
            .Concat(Packages(back.Target, stage).Where(package => names.Contains(package.Nevra.Name)));
    }

    private static IEnumerable<(Nevra Nevra, string Sha256)> Packages(ReleaseRecord release, StagedTree stage)
    {
        var path = stage.ReportOf(release.Version, "release", "lock");
        return File.Exists(path)
            ? LockFile
                .Read(path)
                .Packages.Where(package => package.Origin != PackageOrigin.Upstream)
                .Select(package => (package.Nevra, package.Sha256))
            : release.Inputs.Packages.Where(package => package.Nevra.Arch.Length > 0).Select(package => (package.Nevra, package.Sha256));
    }

    private static FactoryException Refusal(string why, string advice) => new("Bringing back an earlier release", why, advice);
}
