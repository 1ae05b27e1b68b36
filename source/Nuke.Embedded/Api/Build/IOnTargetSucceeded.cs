namespace Nuke.Common.Execution;

/// <summary>An extension that wants to know: when a target succeeded.</summary>
public interface IOnTargetSucceeded : IBuildExtension
{
    /// <summary>Called when a target succeeded.</summary>
    void OnTargetSucceeded(ExecutableTarget target);
}
