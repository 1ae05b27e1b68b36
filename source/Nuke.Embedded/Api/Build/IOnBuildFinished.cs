namespace Nuke.Common.Execution;

/// <summary>An extension that wants to know: at the end of the run.</summary>
public interface IOnBuildFinished : IBuildExtension
{
    /// <summary>Called at the end of the run.</summary>
    void OnBuildFinished();
}
