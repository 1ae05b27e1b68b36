using Nuke.Common;
using Nuke.Common.Execution;

namespace Nuke.Embedded.Engine.Planning;

/// <summary>
/// Decides which targets are left out: before the run, and while it lasts what a target takes along that turns out not to be needed.
/// </summary>
internal sealed class Skipping
{
    private readonly IReadOnlyList<ExecutableTarget> _plan;
    private readonly Dictionary<ExecutableTarget, List<ExecutableTarget>> _users;

    public Skipping(IReadOnlyList<ExecutableTarget> plan)
    {
        _plan = plan;
        _users = plan.ToDictionary(target => target, _ => new List<ExecutableTarget>());
        foreach (var target in plan)
        {
            foreach (var used in UsedBy(target))
                _users[used].Add(target);
        }
    }

    /// <summary>Skips what the caller does not want and what has a static condition that is not met.</summary>
    /// <param name="unwanted">The targets that the caller does not want; empty: all that were not asked for; null: none.</param>
    /// <exception cref="ConditionException">A condition cannot be told.</exception>
    public void Apply(IReadOnlyList<string>? unwanted)
    {
        foreach (var target in _plan)
        {
            if (unwanted is not null && (unwanted.Count == 0 ? !target.Invoked : unwanted.Contains(target.Name)))
                Skip(target, "by --skip");
            else if (Violated(target, target.StaticConditions) is { } text)
                Skip(target, SkipReasons.OnlyWhen(text), text);
        }

        foreach (var target in _plan.Where(target => target.Status == ExecutionStatus.Skipped))
            TakeAlong(target, new HashSet<ExecutableTarget>());
    }

    /// <summary>Skips what the skipped target depends on or triggers, if nothing else that runs does.</summary>
    /// <param name="skipped">The target.</param>
    /// <param name="begun">Targets that run already, or have run.</param>
    public void TakeAlong(ExecutableTarget skipped, IReadOnlySet<ExecutableTarget> begun)
    {
        var open = new Stack<ExecutableTarget>([skipped]);
        while (open.TryPop(out var target))
        {
            foreach (
                var used in UsedBy(target)
                    .Where(used => used is { Status: ExecutionStatus.Scheduled, Invoked: false } && !begun.Contains(used))
            )
            {
                if (
                    !_users[used]
                        .TrueForAll(user => user is { Status: ExecutionStatus.Skipped, DependencyBehavior: DependencyBehavior.Skip })
                )
                    continue;
                Skip(used, Because(used));
                open.Push(used);
            }
        }
    }

    public static void Skip(ExecutableTarget target, string reason, string? condition = null)
    {
        target.Status = ExecutionStatus.Skipped;
        target.Skipped = reason;
        target.OnlyWhen = condition;
    }

    /// <summary>The texts of the conditions that are not met; null when all are.</summary>
    /// <exception cref="ConditionException">A condition cannot be told.</exception>
    public static string? Violated(ExecutableTarget target, IEnumerable<(string Text, Func<bool> Delegate)> conditions)
    {
        var texts = conditions.Where(condition => !IsMet(target, condition)).Select(condition => condition.Text).ToList();
        return texts.Count == 0 ? null : string.Join(" && ", texts);
    }

    private static bool IsMet(ExecutableTarget target, (string Text, Func<bool> Delegate) condition)
    {
        try
        {
            return condition.Delegate();
        }
        catch (Exception exception)
        {
            throw new ConditionException(target, condition.Text, exception);
        }
    }

    private string Because(ExecutableTarget target)
    {
        var names = string.Join(", ", _users[target]);
        return _users[target].Exists(user => user.ExecutionDependencies.Contains(target))
            ? $"because only {names} needs it"
            : $"because {names} does not trigger it";
    }

    private IEnumerable<ExecutableTarget> UsedBy(ExecutableTarget target) =>
        target.ExecutionDependencies.Concat(target.Triggers).Distinct().Where(_users.ContainsKey);
}
