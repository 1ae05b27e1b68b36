using System.Collections.Concurrent;
using System.Collections.Immutable;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>
/// Lets simulated clients install the version and update to it, all bundles at once and each alone. After an update a machine must equal
/// one that was installed afresh.
/// </summary>
internal sealed class ClientCheck
{
    private readonly VerificationLog _log;
    private readonly VerifiedContent _content;
    private readonly IPublishedStream _stream;
    private readonly ManifestArchive _manifests;
    private readonly ConcurrentQueue<(ClientProblem Problem, string Step)> _problems = new();

    public ClientCheck(IPublishedStream stream, ManifestArchive manifests, VerifiedContent content, VerificationLog log) =>
        (_stream, _manifests, _content, _log) = (stream, manifests, content, log);

    public IProgress<VerificationProgress>? Progress { get; init; }

    /// <summary>The manifests of the version before, which is public; null when there is none.</summary>
    public ManifestSet? Previous { get; init; }

    /// <summary>Which versions there still are.</summary>
    public KeptVersions Kept { get; init; } = KeptVersions.All;

    /// <summary>Tries it all.</summary>
    /// <returns>What it cost; null when not even an installation comes to its end.</returns>
    public DownloadReport? Check(ManifestSet manifests, ClientCheckSettings settings, ParallelOptions parallel)
    {
        var report = Try(manifests, settings, parallel);
        foreach (var same in _problems.GroupBy(each => each.Problem))
            Tell(same.Key, [.. same.Select(each => each.Step).Distinct().Order(StringComparer.Ordinal)]);
        return report;
    }

    private DownloadReport? Try(ManifestSet manifests, ClientCheckSettings settings, ParallelOptions parallel)
    {
        var version = manifests.Mom.Version;
        var bases = UpdateBases.Of(manifests.Mom, settings, _manifests, Kept);
        var offered = manifests.Mom.Entries.Where(entry => entry.IsPresent).Select(entry => entry.Name).ToHashSet();
        var bundles = manifests.Bundles.Values.ToArray();
        var costs = new BundleCost[bundles.Length];
        DownloadReport? all = null;

        var counter = new PhaseCounter(Progress, "clients", bundles.Length);

        // The machine with everything takes the longest, and so begins first.
        Parallel.For(
            0,
            bundles.Length + 1,
            parallel,
            i =>
            {
                if (i == 0)
                {
                    all = TryAll(manifests, offered, bases, settings.DeltaBases, parallel.CancellationToken);
                    return;
                }

                costs[i - 1] = TryAlone(bundles[i - 1], version, offered, bases.Previous);
                counter.One();
            }
        );
        return all is null ? null : all with { Bundles = [.. costs.OrderBy(cost => cost.Name, StringComparer.Ordinal)] };
    }

    private DownloadReport? TryAll(
        ManifestSet manifests,
        IReadOnlySet<string> offered,
        UpdateBases bases,
        ImmutableArray<ImmutableArray<StreamVersion>> deltaBases,
        CancellationToken cancellation
    )
    {
        var version = manifests.Mom.Version;
        var updates = ImmutableArray.CreateBuilder<UpdateCost>();
        var others = ImmutableArray.CreateBuilder<UpdateCost>();
        DownloadCost? install = null;
        foreach (var cpu in Machines(manifests))
        {
            var trial = new ClientTrial(new(_stream, _manifests, _content, cpu), version, offered, On(cpu), Report);
            if (trial.Install(manifests.Bundles.Keys) is not { System: { } fresh } installation)
                continue;
            install ??= installation.Total;
            foreach (var from in bases.Usual.Union(bases.Others))
            {
                cancellation.ThrowIfCancellationRequested();
                if (trial.Update(from, bundles: null, fresh) is not { } update || cpu != CpuCapabilities.None)
                    continue;
                var cost = new UpdateCost(from, update.Total);
                if (bases.Usual.Contains(from))
                    updates.Add(cost);
                if (bases.Others.Contains(from))
                    others.Add(cost with { ByDeltaBases = [.. deltaBases.Select(deltas => CostOf(from, version, deltas))] });
            }
        }

        return install is { } known ? new(known, updates.ToImmutable(), []) { Others = others.ToImmutable() } : null;
    }

    // What goes wrong on the way was told of the update with all deltas.
    private DownloadCost CostOf(StreamVersion from, StreamVersion version, ImmutableArray<StreamVersion> deltas)
    {
        var client = new SwupdClient(_stream, _manifests, new ChosenDeltaPacks(_content, _manifests, version, deltas));
        return client.Restore(from).System is { } machine ? client.Update(machine, version).Total : default;
    }

    private BundleCost TryAlone(Manifest bundle, StreamVersion version, IReadOnlySet<string> offered, StreamVersion previous)
    {
        var trial = new ClientTrial(new(_stream, _manifests, _content), version, offered, $", with {bundle.Name} alone", Report);
        var install = trial.Install([bundle.Name]);
        var update =
            previous == StreamVersion.None || install.System is null ? null : trial.Update(previous, [bundle.Name], install.System);
        return new(
            bundle.Name,
            bundle.ContentSize,
            install.Costs.GetValueOrDefault(bundle.Name),
            install.Total,
            update?.Costs.GetValueOrDefault(bundle.Name),
            update?.Total
        );
    }

    /// <summary>One machine for each set of capabilities that the version has files for.</summary>
    private static IEnumerable<CpuCapabilities> Machines(ManifestSet manifests) =>
        manifests.Bundles.Values.Any(bundle => bundle.Entries.Any(entry => entry.Variant != '.'))
            ?
            [
                CpuCapabilities.None,
                CpuCapabilities.V3,
                CpuCapabilities.V3 | CpuCapabilities.V4,
                CpuCapabilities.V3 | CpuCapabilities.V4 | CpuCapabilities.VA,
            ]
            : [CpuCapabilities.None];

    private static string On(CpuCapabilities cpu) => cpu == CpuCapabilities.None ? "" : $", on a machine with {cpu}";

    private void Report(ClientProblem problem, string step) => _problems.Enqueue((problem, step));

    private void Tell(ClientProblem problem, ImmutableArray<string> steps)
    {
        var where = steps.Length == 1 ? steps[0] : $"{steps[0]}, and {steps.Length - 1} more";
        _log.Add(
            new(
                problem.IsWarning || IsPublic(problem) ? Severity.Warning : Severity.Error,
                problem.Rule,
                problem.Bundle,
                problem.Path,
                $"{problem.Text} ({where})"
            )
        );
    }

    /// <summary>
    /// Whether machines fail so since an earlier version: refusing this one would not help them, and would end the format's releases.
    /// </summary>
    private bool IsPublic(ClientProblem problem) =>
        Previous is not null
        && problem.Rule switch
        {
            RootInstallation.DirectoryBecameFile => IsInPrevious(problem.Path, EntryType.File),
            RootInstallation.OwnDirectory => !IsInPrevious(problem.Path, EntryType.Directory),
            _ => false,
        };

    private bool IsInPrevious(string path, EntryType type) =>
        Previous!.Bundles.Values.Any(bundle => bundle.Entries.Any(entry => entry.IsPresent && entry.Type == type && entry.Name == path));
}
