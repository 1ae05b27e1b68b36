using Nuke.Common;

namespace Nuke.Embedded.Tests;

/// <summary>A component whose body is a method that returns a task with a result.</summary>
internal interface IPack : IHazSource
{
    [FormerName("Unpack")]
    Target Pack => _ => _.Description("Packs the sources").Requires(() => Source).Executes(PackSource);

    private async Task<int> PackSource()
    {
        await Task.Yield();
        ((SampleBuild)this).Say($"packed {Source}");
        return 1;
    }
}
