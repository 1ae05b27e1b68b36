using Nuke.Common;

namespace Nuke.Embedded.Tests.Running;

/// <summary>A component whose target has inputs.</summary>
internal interface ILink : INukeBuild
{
    [Inputs("out/*.o")]
    Target Link => _ => _.DependsOn<CompileBuild>(x => x.Compile).Executes(Note);

    void Note();
}
