using System.Runtime.InteropServices;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Engine.RunState;

namespace Nuke.Embedded.Engine.Reports;

/// <summary>Makes the record of a run.</summary>
internal sealed class RunRecorder(BuildRun run, IReadOnlyList<ParameterDefinition> parameters)
{
    public RunRecord Record(int exitCode) =>
        new()
        {
            Build = run.Build!.GetType().Name,
            Subject = run.Subject,
            Log = run.Console.Log.File,
            Messages = [.. run.Messages.All.Select(Mask)],
            Started = run.Started,
            Duration = run.Elapsed,
            ExitCode = exitCode,
            Host = run.Host.ToString()!,
            Machine = Environment.MachineName,
            Signal = run.Interruption?.Name,
            Arguments = [.. run.Surroundings.Arguments.Select(Mask)],
            Parallel = run.Parallel,
            Versions = new Dictionary<string, string>
            {
                ["build"] = $"{run.Build.GetType().Assembly.GetName().Version?.ToString(3)}",
                ["engine"] = $"{typeof(RunRecorder).Assembly.GetName().Version?.ToString(3)}",
                ["runtime"] = RuntimeInformation.FrameworkDescription,
                ["system"] = RuntimeInformation.OSDescription,
            },
            Parameters = [.. parameters.DistinctBy(parameter => parameter.Option).Select(Record).OfType<ParameterRecord>()],
            Targets = Targets(),
        };

    private ParameterRecord? Record(ParameterDefinition parameter) =>
        run.Parameters.GivenFor(parameter) is { } given
            ? new(parameter.Option, parameter.IsSecret ? "***" : Mask(string.Join(' ', given.Words)), given.Source)
            : null;

    private List<TargetRecord> Targets()
    {
        var edges = PlanEdge.Among(run.Plan);
        var waits = edges.ToLookup(edge => edge.To, edge => edge.From.Name);
        var critical = CriticalPath.Of(run.Plan, edges).ToHashSet();
        return [.. run.Plan.Select(target => Record(target, [.. waits[target]], critical.Contains(target)))];
    }

    private TargetRecord Record(ExecutableTarget target, IReadOnlyList<string> waitsFor, bool isCritical) =>
        new()
        {
            Name = target.Name,
            Description = target.Description is { } text ? Mask(text) : null,
            Status = target.Status,
            Reason = target is { Status: ExecutionStatus.Skipped, Skipped: { } reason } ? Mask(reason) : null,
            Start = target.Start,
            Duration = target.Duration,
            Attempts = target.Attempts,
            Failure = target.Failure is { } failure ? Mask(FailureText.Message(failure)) : null,
            Summary = target.SummaryInformation.ToDictionary(pair => Mask(pair.Key), pair => Mask(pair.Value)),
            WaitsFor = waitsFor,
            IsCritical = isCritical,
        };

    private string Mask(string text) => run.Console.Mask.Apply(text);
}
