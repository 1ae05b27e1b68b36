using Nuke.Common;
using Nuke.Embedded.Engine.Attempts;
using Nuke.Embedded.Engine.Integration;
using Nuke.Embedded.Engine.Logging;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Engine.Processes;
using Nuke.Embedded.Engine.Progress;
using Nuke.Embedded.Engine.Reports;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Engine.Telemetry;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Running;

/// <summary>A run from its first target to its reports.</summary>
internal sealed class RunCourse(BuildRun run, RunEvents events, Skipping skipping, Attempt attempt, RunRecorder recorder)
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    public int Run(NukeBuild build) => Run(build, RunTargets);

    /// <summary>Concludes a run that cannot begin.</summary>
    public int Refuse(NukeBuild build, ConditionException exception)
    {
        run.Console.Log.Open(LogLocation.Of(run));
        return Run(build, () => new Executor(run, events).Refuse(exception));
    }

    private int Run(NukeBuild build, Action targets)
    {
        using var export = IntegrationLoader.Loaded.ExportSpans(run);
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
            run.Timings.Add(run.Targets, run.Kind);
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
            new Scheduler(run, new Executor(run, events), skipping, attempt).RunAsync().GetAwaiter().GetResult();
        if (run.Interruption is not null && run.Surroundings.HearsSignals && OperatingSystem.IsLinux())
            EndProcesses();
    }

    // What targets started and left behind, also before the one that was interrupted.
    private static void EndProcesses()
    {
        ProcessTree.Terminate(ProcessTree.All());
        SpinWait.SpinUntil(() => ProcessTree.All().Count == 0, s_grace);
        ProcessTree.Kill(ProcessTree.All);
    }
}
