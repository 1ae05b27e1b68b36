using Nuke.Common;

namespace Nuke.Embedded.Tests;

/// <summary>A build whose base class declares targets too.</summary>
internal sealed class LayeredBuild : CommonBuild
{
    public override Target Clean => _ => _.Base().Description("Cleans all").Executes(() => Trace.Add("own"));

    public Target All => _ => _.DependsOn(Clean);
}
