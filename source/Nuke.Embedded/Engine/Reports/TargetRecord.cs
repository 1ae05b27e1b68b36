using Nuke.Common.Execution;

namespace Nuke.Embedded.Engine.Reports;

/// <summary>What became of a target.</summary>
internal sealed record TargetRecord
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required ExecutionStatus Status { get; init; }

    /// <summary>Why it was skipped.</summary>
    public string? Reason { get; init; }

    /// <summary>When it began, since the begin of the run; null when it did not.</summary>
    public TimeSpan? Start { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>How often its body ran.</summary>
    public int Attempts { get; init; }

    /// <summary>The message of its failure.</summary>
    public string? Failure { get; init; }

    /// <summary>What it told for the summary.</summary>
    public required IReadOnlyDictionary<string, string> Summary { get; init; }

    /// <summary>The targets of the plan that it waited for.</summary>
    public required IReadOnlyList<string> WaitsFor { get; init; }

    /// <summary>Whether the run would have been shorter had it been: it lies on the chain that the length of the run was made of.</summary>
    public bool IsCritical { get; init; }

    /// <summary>Its status in a word or two.</summary>
    public string StatusText =>
        Status switch
        {
            ExecutionStatus.None or ExecutionStatus.NotRun or ExecutionStatus.Scheduled or ExecutionStatus.Running => "not run",
            _ => Status.ToString().ToLowerInvariant(),
        };
}
