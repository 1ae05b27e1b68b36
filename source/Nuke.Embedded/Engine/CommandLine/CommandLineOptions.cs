using Nuke.Common;
using Nuke.Common.CI;

namespace Nuke.Embedded.Engine.CommandLine;

/// <summary>What the caller wants of the engine itself.</summary>
internal sealed record CommandLineOptions
{
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Targets to leave out; empty: all that were not named; null: none.</summary>
    public IReadOnlyList<string>? Skip { get; init; }

    /// <summary>Format of the plan; null when the plan is not wanted.</summary>
    public string? Plan { get; init; }

    public string? PlanFile { get; init; }

    /// <summary>The label of the agents in generated pipelines; null: any.</summary>
    public string? AgentLabel { get; init; }

    public bool Help { get; init; }

    public bool Version { get; init; }

    public bool NoLogo { get; init; }

    public bool Continue { get; init; }

    public bool KeepGoing { get; init; }

    public bool DryRun { get; init; }

    /// <summary>How many targets may run at once; null: as the build says.</summary>
    public int? Parallel { get; init; }

    /// <summary>Whether targets run although their inputs are unchanged.</summary>
    public bool Fresh { get; init; }

    /// <summary>Files to report the run to.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    public Verbosity Verbosity { get; init; } = Verbosity.Normal;

    public string? Host { get; init; }

    public Partition Partition { get; init; } = Partition.Single;

    /// <summary>The shell whose script is wanted; empty: candidates; null: no completion.</summary>
    public string? ShellCompletion { get; init; }

    public IReadOnlyList<string> Profiles { get; init; } = [];
}
