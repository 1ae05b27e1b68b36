using Nuke.Common;
using Nuke.Embedded.Attempts;
using Nuke.Embedded.Output;
using Nuke.Embedded.Planning;
using Nuke.Embedded.Processes;
using Nuke.Embedded.Reports;
using Nuke.Embedded.Telemetry;

namespace Nuke.Embedded.Running;

/// <summary>A run from its first target to its reports.</summary>
internal sealed class RunCourse(BuildRun run, RunEvents events, Skipping skipping, Attempt attempt, RunRecorder recorder)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    public int Run(NukeBuild build) => Run(build, RunTargets);

    /// <summary>Concludes a run that cannot begin.</summary>
    public int Refuse(NukeBuild build, ConditionException exception)
    {
        run.Console.Log.Open(LogPlace.Of(run));
        return Run(build, () => new Executor(run, events).Refuse(exception));
    }

    private int Run(NukeBuild build, Action targets)
    {
        using var export = OtlpExport.Start(run);
        using var span = BuildActivity.StartRun(run);
        var exitCode = ExitCodes.TargetFailed;
        try
        {
            targets();
            events.Finished();
            run.Host.Conclude(build);
            exitCode = run.Interruption?.ExitCode ?? build.ExitCode ?? (build.IsFailing ? ExitCodes.TargetFailed : ExitCodes.Success);
        }
        finally
        {
            attempt.Conclude(run.Interruption is null && !build.IsFailing);
            run.History.Add(run.Targets, run.Kind);
            new RunReports(run).Write(recorder.Record(exitCode));
            BuildActivity.Conclude(span, exitCode);
        }

        return exitCode;
    }

    private void RunTargets()
    {
        ProcessOwners.IsActive = run.Parallel > 1;
        if (run.Surroundings.HearsSignals)
            ProcessTree.AdoptOrphans();
        using (new LiveStatus(run))
            new Schedule(run, new Executor(run, events), skipping, attempt).RunAsync().GetAwaiter().GetResult();
        if (run.Interruption is not null && run.Surroundings.HearsSignals && OperatingSystem.IsLinux())
            EndProcesses();
    }

    // What targets started and left behind, also before the one that was interrupted.
    private static void EndProcesses()
    {
        ProcessTree.Terminate(ProcessTree.All());
        SpinWait.SpinUntil(() => ProcessTree.All().Count == 0, Grace);
        ProcessTree.Kill(ProcessTree.All);
    }
}
