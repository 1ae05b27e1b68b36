using DistroFactory.Foundation;

namespace DistroFactory.Steps.Plan;

/// <summary>Which of the things asked for the next release is to do: those that no earlier release did already.</summary>
/// <param name="MinVersion">Publish every file again.</param>
/// <param name="FormatBump">Begin the next format.</param>
internal sealed record DueRequests(bool MinVersion, bool FormatBump)
{
    /// <summary>Compares what is asked for with what the latest release remembers.</summary>
    /// <exception cref="FactoryException">The format asked for is out of reach.</exception>
    public static DueRequests Of(PlanRequest request) =>
        new(request.Requests.MinVersion || IsNew(StandingRequests.MinVersion, request), IsBump(request));

    // The first release of a stream has no format to leave: a bump asked for then is done by being the first.
    private static bool IsBump(PlanRequest request)
    {
        if (request.Latest is not { } latest)
            return false;
        if (request.Upstream is not null)
        {
            return request.Requests.FormatBump
                ? throw new FactoryException(
                    "Planning a format bump (--format-bump)",
                    "a downstream distribution follows the format bumps of its upstream",
                    "Leave the option out."
                )
                : false;
        }

        var wanted = request.Requests.WantedFormat;
        if (wanted.Value > latest.Format.Value + 1)
        {
            throw new FactoryException(
                $"Planning the format bump to {wanted} (mix.format-bump)",
                $"the latest release {latest.Version} is of format {latest.Format}, and clients cross formats one at a time",
                $"Ask for {latest.Format.Value + 1} first, release, and then for the next one."
            );
        }

        return request.Requests.FormatBump || wanted > latest.Format || IsNew(StandingRequests.FormatBump, request);
    }

    private static bool IsNew(string key, PlanRequest request) =>
        request.Inputs.Requests.Contains(key) && request.Latest?.Inputs.Requests.Contains(key) != true;
}
