using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>Looks ahead.</summary>
public interface IPlan : IFactory
{
    /// <summary>Prints the release plan and changes nothing. (The engine's own <c>--plan</c> prints the plan of targets.)</summary>
    new Target Plan => _ => _
        .Description("Prints the release plan, and changes nothing")
        .Requires(() => Config)
        .Executes(() => Run(session => session.PrintPlanAsync()));
}
