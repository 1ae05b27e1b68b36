using Nuke.Common;

namespace Nuke.Embedded.Tests;

/// <summary>What the builds of a house have in common.</summary>
internal abstract class CommonBuild : NukeBuild
{
    public List<string> Trace { get; } = [];

    public virtual Target Clean => _ => _.Description("Cleans").Executes(() => Trace.Add("common"));

    public Target Prune => _ => _.DependsOn(Clean).Executes(() => Trace.Add("prune"));
}
