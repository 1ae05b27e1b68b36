using System.Reflection;
using Nuke.Common;
using Nuke.Common.Execution;

namespace Nuke.Embedded.Running;

/// <summary>Tells the build and its extensions what happens.</summary>
internal sealed class RunEvents(NukeBuild build)
{
    private readonly List<IBuildExtension> extensions =
        [.. build.GetType().GetCustomAttributes().OfType<IBuildExtension>().OrderByDescending(extension => extension.Priority)];

    public void Created(IReadOnlyCollection<ExecutableTarget> targets)
    {
        build.Tell(NukeBuild.Event.Created, "");
        Each<IOnBuildCreated>(extension => extension.OnBuildCreated(targets));
    }

    public void Initialized(IReadOnlyCollection<ExecutableTarget> targets, IReadOnlyCollection<ExecutableTarget> plan)
    {
        build.Tell(NukeBuild.Event.Initialized, "");
        Each<IOnBuildInitialized>(extension => extension.OnBuildInitialized(targets, plan));
    }

    public void Running(ExecutableTarget target)
    {
        build.Tell(NukeBuild.Event.TargetRunning, target.Name);
        Each<IOnTargetRunning>(extension => extension.OnTargetRunning(target));
    }

    public void Skipped(ExecutableTarget target)
    {
        build.Tell(NukeBuild.Event.TargetSkipped, target.Name);
        Each<IOnTargetSkipped>(extension => extension.OnTargetSkipped(target));
    }

    public void Succeeded(ExecutableTarget target)
    {
        build.Tell(NukeBuild.Event.TargetSucceeded, target.Name);
        Each<IOnTargetSucceeded>(extension => extension.OnTargetSucceeded(target));
    }

    public void Failed(ExecutableTarget target)
    {
        build.Tell(NukeBuild.Event.TargetFailed, target.Name);
        Each<IOnTargetFailed>(extension => extension.OnTargetFailed(target));
    }

    public void Finished()
    {
        build.Tell(NukeBuild.Event.Finished, "");
        Each<IOnBuildFinished>(extension => extension.OnBuildFinished());
    }

    private void Each<T>(Action<T> tell) => extensions.OfType<T>().ToList().ForEach(tell);
}
