namespace Nuke.Common.Execution;

/// <summary>An extension that wants to know: when the plan is known.</summary>
public interface IOnBuildInitialized : IBuildExtension
{
    /// <summary>Called when the plan is known.</summary>
    void OnBuildInitialized(IReadOnlyCollection<ExecutableTarget> executableTargets, IReadOnlyCollection<ExecutableTarget> executionPlan);
}
