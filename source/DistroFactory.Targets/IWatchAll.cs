using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>Tells of several distributions whether a release is needed.</summary>
public interface IWatchAll : IWatch, IAllDistributions
{
    /// <summary>Exit 0: all are up to date. Exit 1: one needs a release. Above 1: one failed.</summary>
    Target WatchAll =>
        _ =>
            _.Description("Tells of several distributions whether a release is needed, each as Watcher does")
                .Executes(() => RunAll(nameof(Watcher), WatchExitCode));
}
