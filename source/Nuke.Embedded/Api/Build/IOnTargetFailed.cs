namespace Nuke.Common.Execution;

/// <summary>An extension that wants to know: when a target failed.</summary>
public interface IOnTargetFailed : IBuildExtension
{
    /// <summary>Called when a target failed.</summary>
    void OnTargetFailed(ExecutableTarget target);
}
