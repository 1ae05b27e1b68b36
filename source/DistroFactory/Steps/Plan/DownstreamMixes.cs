using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Plan;

/// <summary>
/// The versions of a release of a downstream distribution: for each format bump of the upstream that was missed the bridge on the last
/// version before it and the start on the first version after it, then the version upon the target if that is newer still.
/// </summary>
internal static class DownstreamMixes
{
    /// <summary>The versions, in order.</summary>
    /// <exception cref="FactoryException">The upstream is older than the one built upon, or there is no version number left.</exception>
    public static ImmutableArray<PlannedMix> Of(PlanRequest request, UpstreamState upstream, DueRequests due)
    {
        RefuseToGoBack(upstream, request.Latest?.Version ?? StreamVersion.None);
        var mixes = ImmutableArray.CreateBuilder<PlannedMix>();
        var previous = request.Latest?.Version ?? StreamVersion.None;
        var format = request.Latest?.Format ?? upstream.Format;
        var formatFirst = request.FormatFirst;
        foreach (var bump in upstream.Bumps)
        {
            var version = DownstreamVersion.Next(bump.LastBefore, previous, request.Increment);
            var start = DownstreamVersion.Of(bump.First, 2 * request.Increment);
            mixes.Add(
                Mix(MixKind.Bridge, version, bump.LastBefore) with
                {
                    ClaimedVersion = start,
                    ClaimedFormat = Next(format),
                    EmptiedBundles = request.LeavingBundles,
                }
            );
            (previous, format, formatFirst) = (version, Next(format), start);
            mixes.Add(
                Mix(MixKind.FormatStart, start, bump.First) with
                {
                    MinVersion = start,
                    ContentVersion = bump.LastBefore,
                    DroppedBundles = request.LeavingBundles,
                }
            );
            previous = start;
        }

        if (mixes.Count == 0 || upstream.Target > DownstreamVersion.UpstreamOf(previous))
            mixes.Add(
                Mix(MixKind.Regular, DownstreamVersion.Next(upstream.Target, previous, request.Increment), upstream.Target) with
                {
                    DroppedBundles = Dropped(),
                }
            );
        return mixes.ToImmutable();

        PlannedMix Mix(MixKind kind, StreamVersion version, UpstreamVersion upon) =>
            new()
            {
                Kind = kind,
                Version = version,
                Previous = previous,
                Format = format,
                FormatFirst = formatFirst == StreamVersion.None ? version : formatFirst,
                MinVersion = due.MinVersion ? version : StreamVersion.None,
                UpstreamVersion = upon,
                ContentVersion = upon,
            };

        ImmutableArray<string> Dropped() => mixes.Count > 0 ? request.LeavingBundles : OwnUpstreamMixes.DroppedEarlier(request);
    }

    private static FormatNumber Next(FormatNumber format) => new(format.Value + 1);

    private static void RefuseToGoBack(UpstreamState upstream, StreamVersion latest)
    {
        if (upstream.Target < upstream.Current)
        {
            throw new FactoryException(
                $"Building upon upstream {upstream.Target} of {upstream.Name}",
                $"the latest release {latest} builds upon {upstream.Current} already, and clients never go back",
                upstream.IsPinned
                    ? "Raise or remove the pinned version (upstream.version or --upstream-version)."
                    : "The mirror lags behind or was rolled back: try again later, or use another one (upstream.url)."
            );
        }

        if (upstream.Format < upstream.CurrentFormat)
        {
            throw new FactoryException(
                $"Building upon upstream {upstream.Target} of {upstream.Name}",
                $"it is of format {upstream.Format}, but {upstream.Current}, which is older, is of format {upstream.CurrentFormat}",
                "The mirror mixes two streams; use another one (upstream.url)."
            );
        }
    }
}
