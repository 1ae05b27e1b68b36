using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>The base of a build class.</summary>
public abstract partial class NukeBuild : INukeBuild
{
    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> ExecutionPlan => BuildEngine.Run.Plan;

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> InvokedTargets => Where(target => target.Invoked);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> SkippedTargets => With(ExecutionStatus.Skipped);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> ScheduledTargets => With(ExecutionStatus.Scheduled);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> RunningTargets => With(ExecutionStatus.Running);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> AbortedTargets => With(ExecutionStatus.Aborted);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> FailedTargets => With(ExecutionStatus.Failed);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> SucceededTargets => With(ExecutionStatus.Succeeded);

    /// <inheritdoc/>
    public IReadOnlyCollection<ExecutableTarget> FinishedTargets =>
        Where(target => target.Status is not (ExecutionStatus.None or ExecutionStatus.Scheduled or ExecutionStatus.Running));

    /// <inheritdoc/>
    public bool Plan => BuildEngine.Run.ShowsPlan;

    /// <inheritdoc/>
    public bool Help => BuildEngine.Run.ShowsHelp;

    /// <inheritdoc/>
    public bool NoLogo
    {
        get => BuildEngine.Run.NoLogo;
        set => BuildEngine.Run.NoLogo = value;
    }

    /// <inheritdoc/>
    public bool Continue => BuildEngine.Run.Continues;

    /// <inheritdoc/>
    public Partition Partition => BuildEngine.Run.Partition;

    /// <inheritdoc/>
    public bool IsSucceeding => !IsFailing;

    /// <inheritdoc/>
    public bool IsFailing => ExecutionPlan.Any(target => target.Status is ExecutionStatus.Failed or ExecutionStatus.Aborted);

    /// <inheritdoc/>
    public bool IsFinished => FinishedTargets.Count == ExecutionPlan.Count;

    /// <inheritdoc/>
    public int? ExitCode { get; set; }

    /// <inheritdoc/>
    public void ReportSummary(Configure<Dictionary<string, string>>? configurator = null)
    {
        if (configurator is null || BuildEngine.Run.CurrentTarget is not { } target)
            return;
        foreach (var (key, value) in configurator([]))
        {
            target.SummaryInformation[key] = value;
            BuildEngine.Run.SetOutput(key, value);
        }
    }

    T? INukeBuild.TryGetValue<T>(Expression<Func<T?>> parameterExpression)
        where T : class => (T?)Inject(parameterExpression);

    T? INukeBuild.TryGetValue<T>(Expression<Func<object>> parameterExpression)
        where T : default => Inject(parameterExpression) is T value ? value : default;

    private object? Inject(LambdaExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var body = expression.Body is UnaryExpression { NodeType: ExpressionType.Convert } conversion
            ? conversion.Operand
            : expression.Body;
        return body is MemberExpression { Member: var member } && member.GetCustomAttribute<ValueInjectionAttributeBase>() is { } attribute
            ? attribute.TryGetValue(member, this)
            : throw new ArgumentException($"{expression} names no parameter", nameof(expression));
    }

    private IReadOnlyCollection<ExecutableTarget> With(ExecutionStatus status) => Where(target => target.Status == status);

    private IReadOnlyCollection<ExecutableTarget> Where(Func<ExecutableTarget, bool> condition) => [.. ExecutionPlan.Where(condition)];
}
