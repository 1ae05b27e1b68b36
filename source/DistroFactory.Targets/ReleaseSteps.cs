using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>What the steps of a release have in common.</summary>
internal static class ReleaseSteps
{
    /// <summary>Skips the target when nothing is to be released. What it depends on runs all the same, for it finds out whether that is so.</summary>
    public static ITargetDefinition OnlyForRelease(this ITargetDefinition target, IFactory factory)
        => target.WhenSkipped(DependencyBehavior.Execute).OnlyWhenDynamic(() => factory.ReleaseIsNeeded, "a release is needed");
}
