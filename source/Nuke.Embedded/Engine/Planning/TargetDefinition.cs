using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common;
using Nuke.Common.Execution;

namespace Nuke.Embedded.Engine.Planning;

/// <summary>Fills in a target as its definition says.</summary>
internal sealed partial class TargetDefinition(ExecutableTarget target, TargetGraph graph) : ITargetDefinition
{
    // Which property's definition is being applied: Base() goes one up from here, not from the target's own.
    private PropertyInfo? _applying = target.Declaration;

    public ITargetDefinition Description(string description)
    {
        target.Description = description;
        return this;
    }

    public ITargetDefinition Executes(params Action[] actions)
    {
        target.Actions.AddRange(actions);
        return this;
    }

    public ITargetDefinition Executes<T>(Func<T> action)
    {
        target.Actions.Add(() => Await(action()));
        return this;
    }

    public ITargetDefinition Executes(Func<Task> action)
    {
        target.Actions.Add(() => action().GetAwaiter().GetResult());
        return this;
    }

    public ITargetDefinition OnlyWhenDynamic(Func<bool> condition, string? conditionExpression = null)
    {
        target.DynamicConditions.Add((SourceText(conditionExpression), condition));
        return this;
    }

    public ITargetDefinition OnlyWhenStatic(Func<bool> condition, string? conditionExpression = null)
    {
        target.StaticConditions.Add((SourceText(conditionExpression), condition));
        return this;
    }

    public ITargetDefinition Requires<T>(Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : class => Require(parameterRequirement, parameterRequirements);

    public ITargetDefinition Requires<T>(Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : struct => Require(parameterRequirement, parameterRequirements);

    public ITargetDefinition Requires(Expression<Func<bool>> requirement, params Expression<Func<bool>>[] requirements) =>
        Require(requirement, requirements);

    public ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior)
    {
        target.DependencyBehavior = dependencyBehavior;
        return this;
    }

    public ITargetDefinition AssuredAfterFailure()
    {
        target.AssuredAfterFailure = true;
        return this;
    }

    public ITargetDefinition ProceedAfterFailure()
    {
        target.ProceedAfterFailure = true;
        return this;
    }

    public ITargetDefinition Unlisted()
    {
        target.Listed = false;
        return this;
    }

    public ITargetDefinition Partition(int size)
    {
        target.PartitionSize = size;
        return this;
    }

    public ITargetDefinition Produces(params string[] artifacts)
    {
        target.ArtifactProducts.AddRange(artifacts);
        return this;
    }

    private TargetDefinition Require(LambdaExpression first, LambdaExpression[] others)
    {
        target.DelegateRequirements.Add(first);
        target.DelegateRequirements.AddRange(others);
        return this;
    }

    private static void Await(object? result)
    {
        switch (result)
        {
            case Task task:
                task.GetAwaiter().GetResult();
                break;
            case ValueTask task:
                task.AsTask().GetAwaiter().GetResult();
                break;
            // The type argument of a ValueTask<T> is not known here.
            case not null when result.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>):
                ((Task)type.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(result, null)!).GetAwaiter().GetResult();
                break;
        }
    }

    // () => Text becomes Text.
    private static string SourceText(string? expression) =>
        expression is null ? "a condition"
        : expression.TrimStart().StartsWith("() =>", StringComparison.Ordinal) ? expression.TrimStart()[5..].Trim()
        : expression;
}
