using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.CommandLine;
using Nuke.Embedded.Output;

namespace Nuke.Embedded.Planning;

/// <summary>Decides before the run which targets are left out.</summary>
internal static class Skipping
{
    public static void Apply(IReadOnlyList<ExecutableTarget> plan, Options options)
    {
        foreach (var target in plan)
        {
            if (options.Skip is { } skip && (skip.Count == 0 ? !target.Invoked : skip.Contains(target.Name)))
                Skip(target, "by --skip");
            else if (target.StaticConditions.Where(condition => !condition.Delegate()).Select(condition => condition.Text).FirstOrDefault() is { } text)
                Skip(target, Reasons.OnlyWhen(text), text);
        }

        SkipWhatNothingNeeds(plan);
    }

    public static void Skip(ExecutableTarget target, string reason, string? condition = null)
    {
        target.Status = ExecutionStatus.Skipped;
        target.Skipped = reason;
        target.OnlyWhen = condition;
    }

    // From the end, so that all who need a target are decided before it.
    private static void SkipWhatNothingNeeds(IReadOnlyList<ExecutableTarget> plan)
    {
        var needs = plan.ToDictionary(target => target, _ => new List<ExecutableTarget>());
        foreach (var target in plan)
        {
            foreach (var dependency in target.ExecutionDependencies.Distinct())
                needs[dependency].Add(target);
        }

        foreach (var target in plan.Reverse())
        {
            var triggered = target.TriggerDependencies.Exists(trigger => needs.ContainsKey(trigger));
            if (target.Status == ExecutionStatus.Scheduled && !target.Invoked && !triggered && needs[target].Count > 0
                && needs[target].TrueForAll(user => user is { Status: ExecutionStatus.Skipped, DependencyBehavior: DependencyBehavior.Skip }))
                Skip(target, $"because only {string.Join(", ", needs[target])} needs it");
        }
    }
}
