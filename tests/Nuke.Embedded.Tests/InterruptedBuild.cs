using Nuke.Common;
using Nuke.Embedded.Engine.RunState;

namespace Nuke.Embedded.Tests;

/// <summary>A build that is interrupted in the middle of a target.</summary>
internal sealed class InterruptedBuild : NukeBuild
{
    public List<string> Trace { get; } = [];

    public Target Work =>
        _ =>
            _.Executes(async () =>
            {
                BuildRun.Current.Interrupt(Interruption.Terminate);
                await Task.Delay(Timeout.Infinite, RunCancellation.Token);
            });

    public Target More => _ => _.DependsOn(Work).Executes(() => Trace.Add("more"));

    public Target Tidy =>
        _ =>
            _.AssuredAfterFailure()
                .After(Work)
                .Executes(async () =>
                {
                    await Task.Delay(1, RunCancellation.Token);
                    Trace.Add("tidy");
                });
}
