using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>What the steps of a release have in common.</summary>
internal static class ReleaseSteps
{
    /// <summary>
    /// Skips the target when nothing is to be released. What it depends on runs all the same, for it finds out whether that is so.
    /// </summary>
    public static ITargetDefinition OnlyForRelease(this ITargetDefinition target, IFactory factory) =>
        target
            .AsStep(factory)
            .WhenSkipped(DependencyBehavior.Execute)
            .OnlyWhenDynamic(() => factory.ReleaseIsNeeded, "a release is needed");

    /// <summary>Refuses, before anything begins, a run that leaves out a step that this or another one needs.</summary>
    public static ITargetDefinition AsStep(this ITargetDefinition target, IFactory factory) =>
        target.Requires(() => factory.HasAllItsSteps);
}
