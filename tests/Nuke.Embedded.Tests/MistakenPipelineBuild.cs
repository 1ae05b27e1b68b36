using Nuke.Common;
using Nuke.Embedded.Integrations.Pipelines;

namespace Nuke.Embedded.Tests;

/// <summary>A build whose pipeline names a target that is not there.</summary>
[CiPipeline("nightly")]
[CiJob("nightly", "work", "Wrok")]
internal sealed class MistakenPipelineBuild : NukeBuild
{
    public Target Work => _ => _.Executes(() => { });
}
