using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>Releases several distributions.</summary>
public interface IReleaseAll : IAllDistributions
{
    /// <summary>Releases those that <c>--namespace</c> names, else all that the folder of <c>--config</c> has.</summary>
    Target ReleaseAll =>
        _ =>
            _.Description("Releases several distributions (--namespace a,b, or all in the folder of --config), each as Release does")
                .Executes(() => RunAll(nameof(IRelease.Release), needed: 0));
}
