using System.Reflection;
using Nuke.Common;
using Nuke.Common.Execution;

namespace Nuke.Embedded.Engine.Running;

/// <summary>Tells the build and its extensions what happens.</summary>
internal sealed class RunEvents(NukeBuild build)
{
    private readonly List<IBuildExtension> _extensions =
    [
        .. build.GetType().GetCustomAttributes().OfType<IBuildExtension>().OrderByDescending(extension => extension.Priority),
    ];

    private bool _isOpen;

    public void Created(IReadOnlyCollection<ExecutableTarget> targets) =>
        Tell<IOnBuildCreated>(NukeBuild.BuildEvent.Created, "", extension => extension.OnBuildCreated(targets));

    public void Initialized(IReadOnlyCollection<ExecutableTarget> targets, IReadOnlyCollection<ExecutableTarget> plan)
    {
        _isOpen = true;
        Tell<IOnBuildInitialized>(NukeBuild.BuildEvent.Initialized, "", extension => extension.OnBuildInitialized(targets, plan));
    }

    public void Running(ExecutableTarget target) =>
        Tell<IOnTargetRunning>(NukeBuild.BuildEvent.TargetRunning, target.Name, extension => extension.OnTargetRunning(target));

    public void Skipped(ExecutableTarget target) =>
        Tell<IOnTargetSkipped>(NukeBuild.BuildEvent.TargetSkipped, target.Name, extension => extension.OnTargetSkipped(target));

    public void Succeeded(ExecutableTarget target) =>
        Tell<IOnTargetSucceeded>(NukeBuild.BuildEvent.TargetSucceeded, target.Name, extension => extension.OnTargetSucceeded(target));

    public void Failed(ExecutableTarget target) =>
        Tell<IOnTargetFailed>(NukeBuild.BuildEvent.TargetFailed, target.Name, extension => extension.OnTargetFailed(target));

    /// <summary>Tells the end of the run, once; there is none where there was no beginning.</summary>
    public void Finished()
    {
        if (!_isOpen)
            return;
        _isOpen = false;
        Tell<IOnBuildFinished>(NukeBuild.BuildEvent.Finished, "", extension => extension.OnBuildFinished());
    }

    // One at a time: neither a build nor an extension need expect that targets run at once.
    private void Tell<T>(NukeBuild.BuildEvent happened, string target, Action<T> tell)
    {
        lock (_extensions)
        {
            build.Tell(happened, target);
            _extensions.OfType<T>().ToList().ForEach(tell);
        }
    }
}
