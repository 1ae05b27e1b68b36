using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Plan;

/// <summary>Decides whether a release is made and which versions it is made of.</summary>
internal static class ReleasePlanner
{
    /// <summary>The plan for these circumstances.</summary>
    /// <exception cref="FactoryException">There is no version number left, or what is asked for contradicts what was released.</exception>
    public static ReleasePlan Plan(PlanRequest request)
    {
        var due = DueRequests.Of(request);
        var mixes = request.Upstream is { } upstream ? DownstreamMixes.Of(request, upstream, due) : OwnUpstreamMixes.Of(request, due);
        // An upstream's content comes back under a number that follows the latest.
        if (request.BroughtBack is { Rollback.IsWhole: true, Target.Mixes: [.., var then] })
            mixes = [.. mixes[..^1], mixes[^1] with { ContentVersion = then.ContentVersion }];
        var exchange = RootExchangePlan.Of(request, mixes);
        mixes = exchange.Mixes;
        var inputs = exchange.Inputs with { Bundles = request.Inputs.Bundles.RemoveRange(mixes[^1].DroppedBundles) };
        var differences = InputDifferences.Between(request.Latest?.Inputs ?? new ReleaseInputs(), inputs);
        var reason = Decide(request, due, differences);
        return new()
        {
            Namespace = request.Namespace,
            Mixes = mixes,
            Previous = request.Latest?.Version ?? StreamVersion.None,
            PreviousUpstream = request.Upstream?.Current ?? request.Latest?.UpstreamVersion ?? UpstreamVersion.None,
            IsNeeded = reason != ReleaseReason.UpToDate,
            Reason = reason,
            // Of a first release everything would be listed as added, which says nothing.
            Differences = request.Latest is null ? new() { Packages = PackageDifferences.None } : differences,
            Inputs = inputs,
            RootExchange = exchange.Exchange,
            Rollback = request.BroughtBack?.Rollback,
        };
    }

    private static ReleaseReason Decide(PlanRequest request, DueRequests due, InputDifferences differences) =>
        request.Latest is null ? ReleaseReason.NothingReleased
        : request.BroughtBack is not null ? ReleaseReason.BroughtBack
        : request.Upstream is { } upstream && upstream.Target > upstream.Current ? ReleaseReason.UpstreamNewer
        : due.FormatBump ? ReleaseReason.FormatBumpAsked
        : due.MinVersion ? ReleaseReason.MinVersionAsked
        : !differences.Packages.IsEmpty ? ReleaseReason.PackagesChanged
        : !(differences.BundlesAdded.IsEmpty && differences.BundlesRemoved.IsEmpty && differences.BundlesChanged.IsEmpty)
            ? ReleaseReason.BundlesChanged
        : !differences.Settings.IsEmpty ? ReleaseReason.SettingsChanged
        : request.Requests.Force ? ReleaseReason.Forced
        : ReleaseReason.UpToDate;
}
