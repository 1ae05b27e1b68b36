using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.Execution;

/// <summary>A target with its definition applied, and what became of it in this run.</summary>
public sealed class ExecutableTarget
{
    /// <summary>The property that defines it: of a component's target the implementing one.</summary>
    public MemberInfo? Member { get; internal set; }

    /// <summary>The property that declares it.</summary>
    internal PropertyInfo? Declaration { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>One line for the help.</summary>
    public string? Description { get; internal set; }

    /// <summary>Whether the help lists it.</summary>
    public bool Listed { get; internal set; } = true;

    /// <summary>The delegate that defines it; equal delegates mean the same target.</summary>
    public Delegate? Factory { get; internal set; }

    /// <summary>Conditions with their source text, checked just before it runs.</summary>
    public List<(string Text, Func<bool> Delegate)> DynamicConditions { get; } = [];

    /// <summary>Conditions with their source text, checked before anything runs.</summary>
    public List<(string Text, Func<bool> Delegate)> StaticConditions { get; } = [];

    /// <summary>What becomes of its dependencies when it is skipped.</summary>
    public DependencyBehavior DependencyBehavior { get; internal set; }

    /// <summary>Whether it runs even after a failure.</summary>
    public bool AssuredAfterFailure { get; internal set; }

    /// <summary>Whether later targets run when it fails.</summary>
    public bool ProceedAfterFailure { get; internal set; }

    /// <summary>Parameters and conditions that must be there before anything runs.</summary>
    public List<LambdaExpression> DelegateRequirements { get; } = [];

    /// <summary>Its body.</summary>
    public List<Action> Actions { get; } = [];

    /// <summary>Targets that run before it and are pulled into the plan.</summary>
    public List<ExecutableTarget> ExecutionDependencies { get; } = [];

    /// <summary>Targets that run before it when they are in the plan.</summary>
    public List<ExecutableTarget> OrderDependencies { get; } = [];

    /// <summary>Targets that trigger it.</summary>
    public List<ExecutableTarget> TriggerDependencies { get; } = [];

    /// <summary>Targets that it triggers.</summary>
    public List<ExecutableTarget> Triggers { get; } = [];

    /// <summary>All targets that, being in the plan, run before it.</summary>
    public IReadOnlyCollection<ExecutableTarget> AllDependencies =>
        [.. ExecutionDependencies.Concat(OrderDependencies).Concat(TriggerDependencies).Distinct()];

    /// <summary>What it needs of other targets' products, as globs.</summary>
    public LookupTable<ExecutableTarget, string> ArtifactDependencies { get; } = new();

    /// <summary>The files it makes, as globs.</summary>
    public List<string> ArtifactProducts { get; } = [];

    /// <summary>In how many parts a CI server may split it.</summary>
    public int? PartitionSize { get; internal set; }

    /// <summary>How long it ran.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>Whether it runs when no target is named.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>How far it got.</summary>
    public ExecutionStatus Status { get; internal set; }

    /// <summary>Whether it was asked for.</summary>
    public bool Invoked { get; internal set; }

    /// <summary>Lines for the summary.</summary>
    public Dictionary<string, string> SummaryInformation { get; } = [];

    /// <summary>Why it was skipped.</summary>
    public string? Skipped { get; internal set; }

    /// <summary>The condition that skipped it.</summary>
    public string? OnlyWhen { get; internal set; }

    /// <summary>When it began, since the begin of the run; null when it did not.</summary>
    internal TimeSpan? Start { get; set; }

    /// <summary>How often its body was run.</summary>
    internal int Attempts { get; set; }

    /// <summary>What it failed with.</summary>
    internal Exception? Failure { get; set; }

    /// <summary>Why it was skipped, or what it has to say of its work.</summary>
    internal string Remark =>
        Status == ExecutionStatus.Skipped
            ? Skipped ?? ""
            : string.Join(", ", SummaryInformation.Select(pair => $"{pair.Key}: {pair.Value}"));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
