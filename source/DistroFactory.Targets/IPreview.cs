using Nuke.Common;
using Nuke.Embedded;

namespace DistroFactory.Targets;

/// <summary>Looks ahead.</summary>
public interface IPreview : IFactory
{
    /// <summary>Prints the release plan and changes nothing. (The engine's own <c>--plan</c> prints the plan of targets.)</summary>
    [FormerName("Plan")]
    Target Preview =>
        _ =>
            _.Description("Prints the release plan, and changes nothing")
                .Requires(() => Config)
                .Executes(() => Run(session => session.PrintPlanAsync()));
}
