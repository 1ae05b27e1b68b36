using System.Collections.Immutable;
using DistroFactory.Bundles;
using DistroFactory.Foundation;
using DistroFactory.Mixing;
using DistroFactory.Mixing.Store;
using DistroFactory.Model;
using DistroFactory.Places;
using DistroFactory.Repair;
using DistroFactory.Reports;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.Unfinished;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Mix;

/// <summary>Mixes the versions of the plan, one after the other, into the update tree of the work area; the stage is only read.</summary>
internal sealed class MixStep(Workplace workplace, IMixer mixer, PlanSigners signers)
{
    /// <summary>Mixes, and records what was made.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.LoadPlan();
        var content = workplace.Records.Load(ReleaseRecords.Content);
        var upstream = workplace.Records.Find(ReleaseRecords.Upstream) ?? UpstreamContent.None;
        ReleaseRecords.ForgetWhatRestsOnMix(workplace.Records);
        var memory = new ReusableMixes(workplace);
        if (!workplace.UsesMixer)
            UpdateTree.Synchronise(
                workplace.Stage,
                workplace.UpdateTree,
                plan.Previous,
                memory.Versions.Intersect(plan.Mixes.Select(mix => mix.Version)),
                RecordedVersions.Of(workplace),
                workplace.Log
            );
        var earlier = new EarlierVersions(workplace, signers.Former ?? signers.Latest, plan.Previous);
        if (!workplace.ReleasesUnsound)
            earlier.RefuseForeign();
        var timestamp = workplace.Lock?.Time ?? ReleaseTimestamp.Choose(Environment.GetEnvironmentVariable, TimeProvider.System);
        var results = ImmutableArray.CreateBuilder<MixResult>(plan.Mixes.Length);
        foreach (var mix in plan.Mixes)
        {
            if (plan.Mixes.Length > 1)
                workplace.Log.WriteLine(mix.Describe());
            var bundles = MixBundles.Of(workplace, upstream.Of(mix.ContentVersion)?.BundleDirectory, plan.Previous);
            foreach (var name in bundles.Gone)
                workplace.Log.Warn($"Upstream {mix.ContentVersion} has no bundle '{name}' any more: take it out of upstream.bundles");
            var packages = upstream.With(content, mix.ContentVersion);
            var request = new MixRequestComposer(workplace, signers, timestamp, plan).Compose(mix, packages.Paths, bundles);
            var fingerprint = workplace.UsesMixer ? null : MixFingerprint.Of(request, packages, bundles);
            if (
                fingerprint is not null
                && memory.Find(mix.Version, fingerprint) is { } mixed
                && (IsTimeFree || mixed.Timestamp == timestamp)
            )
            {
                workplace.Log.WriteLine(
                    $"Version {mix.Version} was mixed of the same packages and bundles by a run "
                        + "that did not get to its end; it is taken over."
                );
                results.Add(mixed.Result);
                timestamp = mixed.Timestamp;
                continue;
            }

            results.Add(await MixAsync(request, earlier, cancellation));
            if (fingerprint is not null)
                memory.Add(results[^1], fingerprint, timestamp);
            Report(results[^1]);
        }

        workplace.Records.Save(ReleaseRecords.Mix, new(results.ToImmutable(), timestamp, workplace.UpdateTree));
        NewPrivileges.Check(workplace, ReleaseDescription.Of(workplace));
    }

    private bool IsTimeFree => workplace.Lock is null && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"));

    // Each attempt restores a file at least; what was made before it is in the store, unless that is what is damaged.
    private async Task<MixResult> MixAsync(MixRequest request, EarlierVersions earlier, CancellationToken cancellation)
    {
        var isOldStore = Directory.Exists(request.StoreDirectory);
        while (true)
        {
            try
            {
                return await mixer.MixAsync(request, Progress, cancellation);
            }
            catch (DamagedVersionException damage) when (earlier.TryRestore(damage))
            {
                workplace.Log.WriteLine("The mix starts again.");
            }
            catch (DamagedStoreException damage) when (isOldStore)
            {
                workplace.Log.Warn($"{damage.What}: {damage.Why}. The store is removed, and the mix starts again.");
                Directory.Delete(request.StoreDirectory, recursive: true);
                isOldStore = false;
            }
        }
    }

    private ProgressRelay<MixProgress>? Progress =>
        new ProgressRelay<MixProgress>(workplace.Options.Progress, value => new(value.Phase, value.Done, value.Total, value.InBytes));

    private void Report(MixResult result)
    {
        foreach (var phase in result.Phases)
            workplace.Log.WriteLine(string.Format("{0,-18}  {1,6:0.00} s", phase.Name, phase.Wall.TotalSeconds));
        LogExcerpt.Write(
            workplace.Log,
            [.. result.Bundles.Select(bundle => Line(bundle, result.Version))],
            workplace.Records.FileOf(ReleaseRecords.Mix)
        );

        foreach (var warning in result.Warnings)
            workplace.Log.Warn(warning);
    }

    private static string Line(MixedBundle bundle, StreamVersion version) =>
        string.Format(
            "{0,-24}  {1,6} entries  {2,9}  {3}",
            bundle.Name,
            bundle.FileCount,
            ByteSize.Format(bundle.ContentSize),
            bundle.Version == version ? "new" : $"of {bundle.Version}"
        );
}
