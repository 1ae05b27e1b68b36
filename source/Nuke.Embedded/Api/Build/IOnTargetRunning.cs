namespace Nuke.Common.Execution;

/// <summary>An extension that wants to know: before a target runs.</summary>
public interface IOnTargetRunning : IBuildExtension
{
    /// <summary>Called before a target runs.</summary>
    void OnTargetRunning(ExecutableTarget target);
}
