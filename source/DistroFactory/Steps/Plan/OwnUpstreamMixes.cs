using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Plan;

/// <summary>The versions of a release of an own upstream: one, or the two steps of a format bump.</summary>
internal static class OwnUpstreamMixes
{
    /// <summary>The client reads versions as signed 32-bit numbers.</summary>
    private const long HighestVersion = int.MaxValue;

    /// <summary>The versions, in order.</summary>
    /// <exception cref="FactoryException">There is no version number left.</exception>
    public static ImmutableArray<PlannedMix> Of(PlanRequest request, DueRequests due)
    {
        var previous = request.Latest?.Version ?? StreamVersion.None;
        var version = Next(previous, request.Increment);
        var first = new PlannedMix
        {
            Version = version,
            Previous = previous,
            Format = request.Latest?.Format ?? request.FirstFormat,
            FormatFirst = request.FormatFirst == StreamVersion.None ? version : request.FormatFirst,
            MinVersion = due.MinVersion ? version : StreamVersion.None,
            UpstreamVersion = Upstream(request, version),
        };
        if (due.FormatBump)
            return Bump(first, Next(version, request.Increment), request.LeavingBundles);
        return [first with { DroppedBundles = DroppedEarlier(request) }];
    }

    private static ImmutableArray<PlannedMix> Bump(PlannedMix bridge, StreamVersion version, ImmutableArray<string> leaving)
    {
        var format = new FormatNumber(bridge.Format.Value + 1);
        return
        [
            bridge with
            {
                Kind = MixKind.Bridge,
                ClaimedVersion = version,
                ClaimedFormat = format,
                EmptiedBundles = leaving,
            },
            new()
            {
                Kind = MixKind.FormatStart,
                Version = version,
                Previous = bridge.Version,
                Format = format,
                FormatFirst = version,
                MinVersion = version,
                UpstreamVersion = bridge.UpstreamVersion,
                ContentVersion = bridge.ContentVersion,
                DroppedBundles = leaving,
            },
        ];
    }

    /// <summary>
    /// Bundles that an earlier bump removed and that are still defined: a definition may outlive its bundle, and a bundle on its way out
    /// never comes back.
    /// </summary>
    internal static ImmutableArray<string> DroppedEarlier(PlanRequest request) =>
        request.Latest is { Inputs.Bundles: { IsEmpty: false } known }
            ? [.. request.LeavingBundles.Where(name => !known.ContainsKey(name))]
            : [];

    private static UpstreamVersion Upstream(PlanRequest request, StreamVersion version) =>
        request.UpstreamVersion != UpstreamVersion.None ? request.UpstreamVersion : request.Latest?.UpstreamVersion ?? new(version.Value);

    private static StreamVersion Next(StreamVersion previous, uint increment)
    {
        var next = (long)previous.Value + increment;
        return next <= HighestVersion
            ? new((uint)next)
            : throw new FactoryException(
                $"Planning the version after {previous}",
                $"{next} is above {HighestVersion}, the highest version a client understands",
                "Choose a smaller increment in distro.yaml."
            );
    }
}
