using DistroFactory.UpdateStream;

namespace DistroFactory.Planning;

/// <summary>Decides whether a release is made and which version it is (own-upstream mode).</summary>
public static class ReleasePlanner
{
    /// <summary>The client reads versions as signed 32-bit numbers.</summary>
    private const long HighestVersion = int.MaxValue;

    /// <summary>The plan for these circumstances.</summary>
    /// <exception cref="PlanException">There is no version number left.</exception>
    public static ReleasePlan Plan(PlanRequest request)
    {
        var previous = request.Latest?.Version ?? MixVersion.None;
        var version = Next(previous, request.Increment);
        var differences = InputDifferences.Between(request.Latest?.Inputs ?? new ReleaseInputs(), request.Inputs);
        var reason = Decide(request, differences);
        return new()
        {
            Namespace = request.Namespace,
            Version = version,
            Previous = previous,
            Format = request.Latest?.Format ?? request.FirstFormat,
            MinVersion = request.MinVersion ? version : MixVersion.None,
            UpstreamVersion = request.UpstreamVersion ?? request.Latest?.UpstreamVersion ?? version.ToString(),
            IsNeeded = reason != ReleaseReason.UpToDate,
            Reason = reason,
            // Of a first release everything would be listed as added, which says nothing.
            Differences = request.Latest is null ? new() { Packages = PackageDifferences.None } : differences,
            Inputs = request.Inputs,
        };
    }

    private static ReleaseReason Decide(PlanRequest request, InputDifferences differences)
        => request.Latest is null ? ReleaseReason.NothingReleased
        : !differences.Packages.IsEmpty ? ReleaseReason.PackagesChanged
        : !(differences.BundlesAdded.IsEmpty && differences.BundlesRemoved.IsEmpty && differences.BundlesChanged.IsEmpty) ? ReleaseReason.BundlesChanged
        : !differences.Settings.IsEmpty ? ReleaseReason.SettingsChanged
        : request.Force ? ReleaseReason.Forced
        : ReleaseReason.UpToDate;

    private static MixVersion Next(MixVersion previous, uint increment)
    {
        var next = (long)previous.Value + increment;
        return next <= HighestVersion
            ? new((uint)next)
            : throw new PlanException(
                $"Planning the version after {previous}",
                $"{next} is above {HighestVersion}, the highest version a client understands",
                "Choose a smaller increment in distro.yaml.");
    }
}
