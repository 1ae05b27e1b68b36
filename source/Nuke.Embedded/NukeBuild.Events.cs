namespace Nuke.Common;

public abstract partial class NukeBuild
{
    internal enum Event
    {
        Created,
        Initialized,
        Finished,
        TargetRunning,
        TargetSkipped,
        TargetSucceeded,
        TargetFailed,
    }

    internal void Tell(Event happened, string target)
    {
        switch (happened)
        {
            case Event.Created: OnBuildCreated(); break;
            case Event.Initialized: OnBuildInitialized(); break;
            case Event.Finished: OnBuildFinished(); break;
            case Event.TargetRunning: OnTargetRunning(target); break;
            case Event.TargetSkipped: OnTargetSkipped(target); break;
            case Event.TargetSucceeded: OnTargetSucceeded(target); break;
            case Event.TargetFailed: OnTargetFailed(target); break;
        }
    }

    /// <summary>Called when the build object is made.</summary>
    protected virtual void OnBuildCreated()
    {
    }

    /// <summary>Called when parameters and plan are known, before anything runs.</summary>
    protected virtual void OnBuildInitialized()
    {
    }

    /// <summary>Called at the end of the run.</summary>
    protected virtual void OnBuildFinished()
    {
    }

    /// <summary>Called before a target runs.</summary>
    protected virtual void OnTargetRunning(string target)
    {
    }

    /// <summary>Called when a target is skipped.</summary>
    protected virtual void OnTargetSkipped(string target)
    {
    }

    /// <summary>Called when a target succeeded.</summary>
    protected virtual void OnTargetSucceeded(string target)
    {
    }

    /// <summary>Called when a target failed.</summary>
    protected virtual void OnTargetFailed(string target)
    {
    }
}
