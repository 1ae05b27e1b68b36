using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Model;

namespace DistroFactory.Steps.Plan;

/// <summary>
/// Whether the root that clients pin is exchanged by a release. It is at the first format bump after the next root was named: the bridge,
/// which every machine of the old format passes, is signed below the old root and brings the new one as alternative. The version after
/// it brings the same, for machines at the bridge claim to have it; the release after that makes the new root the pinned one.
/// </summary>
/// <param name="Mixes">The versions of the release.</param>
/// <param name="Inputs">What it is made of.</param>
/// <param name="Exchange">The exchange; null: the root stays.</param>
internal sealed record RootExchangePlan(ImmutableArray<PlannedMix> Mixes, ReleaseInputs Inputs, RootExchange? Exchange)
{
    /// <summary>Looks at the versions planned.</summary>
    /// <exception cref="FactoryException">The root is another than that of the latest release, and clients could not follow.</exception>
    public static RootExchangePlan Of(PlanRequest request, ImmutableArray<PlannedMix> mixes)
    {
        var current = Root(request.Inputs);
        var served = request.Latest is null ? null : Root(request.Latest.Inputs);
        if (served is not null && current is not null && served != current)
        {
            throw new FactoryException(
                $"Planning the release after {request.Latest!.Version}",
                $"the certificate of the configuration ({current}) is not the one that release {request.Latest.Version} was signed below "
                    + $"({served}): systems pin that one, and would refuse every release from now on",
                "Take back the change of signing.certificate. To exchange the root, name the new one by signing.next and release with "
                    + "--format-bump. For new installations only, begin with another --factory-dir and another place to publish to."
            );
        }

        if (request.NextRoot is not { } next || current is null || request.Latest is null || mixes[0].Kind != MixKind.Bridge)
            return new(mixes, request.Inputs, null);
        var settings = request.Inputs.Settings.SetItem(ReleaseInputs.RootCertificate, next);
        var ships = mixes.SetItem(0, mixes[0] with { ShipsBothRoots = true }).SetItem(1, mixes[1] with { ShipsBothRoots = true });
        return new(
            ships,
            request.Inputs with
            {
                Settings = mixes.Length == 2 ? settings.SetItem(ReleaseInputs.FormerRootCertificate, current) : settings,
            },
            new(current, next)
        );
    }

    private static string? Root(ReleaseInputs inputs) => inputs.Settings.GetValueOrDefault(ReleaseInputs.RootCertificate);
}
