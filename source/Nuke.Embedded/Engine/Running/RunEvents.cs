using System.Reflection;
using Nuke.Common;
using Nuke.Common.Execution;

namespace Nuke.Embedded.Engine.Running;

/// <summary>Tells the build and its extensions what happens.</summary>
internal sealed class RunEvents(NukeBuild build)
{
    private readonly List<IBuildExtension> extensions =
        [.. build.GetType().GetCustomAttributes().OfType<IBuildExtension>().OrderByDescending(extension => extension.Priority)];

    private bool isOpen;

    public void Created(IReadOnlyCollection<ExecutableTarget> targets) =>
        Tell<IOnBuildCreated>(NukeBuild.BuildEvent.Created, "", extension => extension.OnBuildCreated(targets));

    public void Initialized(IReadOnlyCollection<ExecutableTarget> targets, IReadOnlyCollection<ExecutableTarget> plan)
    {
        isOpen = true;
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
        if (!isOpen)
            return;
        isOpen = false;
        Tell<IOnBuildFinished>(NukeBuild.BuildEvent.Finished, "", extension => extension.OnBuildFinished());
    }

    // One at a time: neither a build nor an extension need expect that targets run at once.
    private void Tell<T>(NukeBuild.BuildEvent happened, string target, Action<T> tell)
    {
        lock (extensions)
        {
            build.Tell(happened, target);
            extensions.OfType<T>().ToList().ForEach(tell);
        }
    }
}
