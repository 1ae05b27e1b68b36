using Nuke.Common.Execution;

namespace Nuke.Embedded.Running;

/// <summary>Goes through the plan: in its order, or several targets at once.</summary>
internal sealed class Schedule(BuildRun run, Executor executor, Attempt attempt)
{
    public void Run()
    {
        if (run.Options.Parallel > 1)
            RunInParallel();
        else
            RunInOrder();
    }

    private void RunInOrder()
    {
        foreach (var target in run.Plan)
        {
            if (MayRun(target))
                executor.Run(target);
            attempt.Record(target);
        }
    }

    // This thread alone decides what starts; the bodies run on threads of their own.
    private void RunInParallel()
    {
        run.Console.NamesTargets = true;
        var waiting = run.Plan.ToList();
        var running = new Dictionary<Task, ExecutableTarget>();
        while (waiting.Count > 0 || running.Count > 0)
        {
            var next = running.Count < run.Options.Parallel ? waiting.Find(target => !WaitsFor(target, waiting, running.Values)) : null;
            if (next is null)
            {
                var done = Task.WhenAny(running.Keys).GetAwaiter().GetResult();
                attempt.Record(running[done]);
                running.Remove(done);
                done.GetAwaiter().GetResult();
                continue;
            }

            waiting.Remove(next);
            if (MayRun(next))
                running.Add(Task.Factory.StartNew(() => executor.Run(next), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default), next);
        }
    }

    private static bool WaitsFor(ExecutableTarget target, List<ExecutableTarget> waiting, IEnumerable<ExecutableTarget> running) =>
        target.AllDependencies.Any(dependency => waiting.Contains(dependency) || running.Contains(dependency));

    private bool MayRun(ExecutableTarget target)
    {
        if (target.Status == ExecutionStatus.Skipped || target.AssuredAfterFailure)
            return true;
        var fatal = run.Plan.Where(other => other is { Status: ExecutionStatus.Failed, ProceedAfterFailure: false });
        var stopped = run.Interruption is not null || (run.Options.KeepGoing ? target.ExecutionDependencies.Concat(target.TriggerDependencies).Any(IsBroken) : fatal.Any());
        if (stopped)
            target.Status = ExecutionStatus.NotRun;
        return !stopped;
    }

    private static bool IsBroken(ExecutableTarget target) =>
        target is { Status: ExecutionStatus.Failed, ProceedAfterFailure: false } or { Status: ExecutionStatus.NotRun or ExecutionStatus.Aborted };
}
