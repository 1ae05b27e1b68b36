using Nuke.Common.Execution;

namespace Nuke.Embedded.Output;

/// <summary>The plan as text: one line for each target, with what it waits for.</summary>
internal static class PlanText
{
    public static int Write(BuildRun run)
    {
        var plan = run.Plan.ToHashSet();
        var width = run.Plan.Select(target => target.Name.Length).Append(0).Max();
        foreach (var (target, number) in run.Plan.Select((target, index) => (target, index + 1)))
            run.Console.WriteLine($"{number,3}  {target.Name.PadRight(width)}  {Edges(target, plan)}".TrimEnd());
        return ExitCodes.Success;
    }

    private static string Edges(ExecutableTarget target, HashSet<ExecutableTarget> plan)
    {
        var after = target.OrderDependencies.Where(plan.Contains).Except(target.ExecutionDependencies).ToList();
        var triggers = target.TriggerDependencies.Where(plan.Contains).ToList();
        var conditions = target.StaticConditions.Concat(target.DynamicConditions).Select(condition => $"if {condition.Text}");
        return string.Join("; ", new[]
        {
            target.ExecutionDependencies.Count > 0 ? $"needs {string.Join(", ", target.ExecutionDependencies.Distinct())}" : "",
            after.Count > 0 ? $"after {string.Join(", ", after.Distinct())}" : "",
            triggers.Count > 0 ? $"triggered by {string.Join(", ", triggers.Distinct())}" : "",
        }.Concat(conditions).Where(part => part.Length > 0));
    }
}
