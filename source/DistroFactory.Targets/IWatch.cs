using DistroFactory.Foundation;
using DistroFactory.Model;
using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>Tells whether a release is needed.</summary>
public interface IWatch : IFactory
{
    /// <summary>The exit code when a release is needed; CI systems that take 1 for a failure want 0 and read the record.</summary>
    [Parameter("Exit code when a release is needed (default: 1)")]
    int WatchExitCode => TryGetValue<int?>(() => WatchExitCode) ?? (int)FactoryExitCode.ReleaseNeeded;

    /// <summary>What is started when a release is needed.</summary>
    [Parameter(
        "What to start when a release is needed: github:OWNER/REPOSITORY/WORKFLOW.yml@REF, "
            + "gitlab:GROUP/PROJECT@REF or jenkins:https://HOST/job/NAME; ?NAME=VALUE&… hands values over"
    )]
    string? Trigger => TryGetValue(() => Trigger);

    /// <summary>What it is started with.</summary>
    [Parameter("Token to start it with: an access token (GitHub), a trigger token (GitLab), USER:TOKEN (Jenkins)")]
    [Secret]
    string? TriggerToken => TryGetValue(() => TriggerToken);

    /// <summary>Exit 0: up to date. Exit 1: a release is needed. Above 1: failure.</summary>
    Target Watcher =>
        _ =>
            _.Description("Tells whether a release is needed: exit 0 up to date, 1 release needed, above 1 failure")
                .Requires(() => Config)
                .Executes(() => Run(async session => Answer(await session.WatchAsync(Trigger, TriggerToken))));

    private void Answer(WatchRecord found)
    {
        ExitCode = found.ReleaseNeeded ? WatchExitCode : 0;
        ReportSummary(_ => new(found.Facts()));
    }
}
