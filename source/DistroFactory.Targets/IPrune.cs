using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>Removes versions that no rule of <c>retention:</c> keeps.</summary>
public interface IPrune : IFactory
{
    /// <summary>Do it.</summary>
    [Parameter("Prune: remove what the plan names")]
    bool Apply => TryGetValue<bool?>(() => Apply) ?? false;

    /// <summary>Says which versions go and why the others stay; removes something only when an option says so.</summary>
    Target Prune =>
        _ =>
            _.Description("Says which versions no rule of retention: keeps; removes them when asked to")
                .Requires(() => Config)
                .Executes(() => Run(session => session.PruneAsync(Apply)));
}
