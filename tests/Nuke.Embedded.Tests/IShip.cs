using Nuke.Common;

namespace Nuke.Embedded.Tests;

/// <summary>A component that builds upon another one.</summary>
internal interface IShip : INukeBuild
{
    Target Ship =>
        _ =>
            _.DependsOn<IPack>()
                .TryDependsOn<IDisposable>()
                .Executes(() =>
                    ReportSummary(summary =>
                    {
                        summary["parcels"] = "3";
                        return summary;
                    })
                );
}
