using Nuke.Common;

namespace Nuke.Embedded.Tests.Reports;

/// <summary>A build of three targets that do not wait for each other.</summary>
internal sealed class CrowdEstimate : NukeBuild
{
    public Target First => _ => _.Executes(() => { });

    public Target Second => _ => _.Executes(() => { });

    public Target Third => _ => _.Executes(() => { });

    public Target All => _ => _.DependsOn(First, Second, Third);
}
