using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>Tells whether a release is needed.</summary>
public interface IWatch : IFactory
{
    /// <summary>The exit code when a release is needed; CI systems that take 1 for a failure want 0 and read the record.</summary>
    [Parameter("Exit code when a release is needed (default: 1)")]
    int WatchExitCode => TryGetValue<int?>(() => WatchExitCode) ?? (int)FactoryExitCode.ReleaseNeeded;

    /// <summary>Exit 0: up to date. Exit 1: a release is needed. Above 1: failure.</summary>
    Target Watcher => _ => _
        .Description("Tells whether a release is needed: exit 0 up to date, 1 release needed, above 1 failure")
        .Requires(() => Config)
        .Executes(() => Run(async session => Answer(await session.WatchAsync())));

    private void Answer(bool isNeeded)
    {
        ExitCode = isNeeded ? WatchExitCode : 0;
        ReportSummary(_ => new() { ["changed"] = isNeeded ? "true" : "false" });
    }
}
