namespace Nuke.Common;

public abstract partial class NukeBuild
{
    internal enum BuildEvent
    {
        Created,
        Initialized,
        Finished,
        TargetRunning,
        TargetSkipped,
        TargetSucceeded,
        TargetFailed,
    }

    internal void Tell(BuildEvent happened, string target)
    {
        switch (happened)
        {
            case BuildEvent.Created:
                OnBuildCreated();
                break;
            case BuildEvent.Initialized:
                OnBuildInitialized();
                break;
            case BuildEvent.Finished:
                OnBuildFinished();
                break;
            case BuildEvent.TargetRunning:
                OnTargetRunning(target);
                break;
            case BuildEvent.TargetSkipped:
                OnTargetSkipped(target);
                break;
            case BuildEvent.TargetSucceeded:
                OnTargetSucceeded(target);
                break;
            case BuildEvent.TargetFailed:
                OnTargetFailed(target);
                break;
        }
    }

    /// <summary>Called when the build object is made.</summary>
    protected virtual void OnBuildCreated() { }

    /// <summary>Called when parameters and plan are known, before anything runs.</summary>
    protected virtual void OnBuildInitialized() { }

    /// <summary>Called at the end of the run.</summary>
    protected virtual void OnBuildFinished() { }

    /// <summary>Called before a target runs.</summary>
    protected virtual void OnTargetRunning(string target) { }

    /// <summary>Called when a target is skipped.</summary>
    protected virtual void OnTargetSkipped(string target) { }

    /// <summary>Called when a target succeeded.</summary>
    protected virtual void OnTargetSucceeded(string target) { }

    /// <summary>Called when a target failed.</summary>
    protected virtual void OnTargetFailed(string target) { }
}
