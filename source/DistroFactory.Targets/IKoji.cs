using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>Has a Koji site follow the upstream.</summary>
public interface IKoji : IFactory
{
    /// <summary>Points the external repository of Koji at a newer upstream version, and has the build repository made again.</summary>
    Target Koji =>
        _ =>
            _.Description("Points Koji's external repository at the latest upstream version")
                .Executes(() => Run(session => session.FollowUpstreamAsync()));
}
