using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Planning;

internal sealed partial class TargetDefinition
{
    public ITargetDefinition DependsOn(params Target[] targets) => Edge(targets, DependsOn);

    public ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets) => Edge(targets, DependsOn);

    public ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets) => TryEdge(targets, DependsOn);

    public ITargetDefinition DependentFor(params Target[] targets) => Edge(targets, DependentFor);

    public ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets) => Edge(targets, DependentFor);

    public ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets) => TryEdge(targets, DependentFor);

    public ITargetDefinition Before(params Target[] targets) => Edge(targets, Before);

    public ITargetDefinition Before<T>(params Func<T, Target>[] targets) => Edge(targets, Before);

    public ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets) => TryEdge(targets, Before);

    public ITargetDefinition After(params Target[] targets) => Edge(targets, After);

    public ITargetDefinition After<T>(params Func<T, Target>[] targets) => Edge(targets, After);

    public ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets) => TryEdge(targets, After);

    public ITargetDefinition Triggers(params Target[] targets) => Edge(targets, Triggers);

    public ITargetDefinition Triggers<T>(params Func<T, Target>[] targets) => Edge(targets, Triggers);

    public ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets) => TryEdge(targets, Triggers);

    public ITargetDefinition TriggeredBy(params Target[] targets) => Edge(targets, TriggeredBy);

    public ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets) => Edge(targets, TriggeredBy);

    public ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets) => TryEdge(targets, TriggeredBy);

    public ITargetDefinition Consumes(params Target[] targets) => Edge(targets, other => Consume(other, []));

    public ITargetDefinition Consumes<T>(params Func<T, Target>[] targets) => Edge(targets, other => Consume(other, []));

    public ITargetDefinition Consumes(Target target, params string[] artifacts) => Edge([target], other => Consume(other, artifacts));

    public ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts) =>
        Edge([target], other => Consume(other, artifacts));

    public ITargetDefinition Consumes<T>(params string[] artifacts) => Edge<T>([], other => Consume(other, artifacts));

    public ITargetDefinition Inherit(params Target[] targets)
    {
        foreach (var other in targets)
            other(this);
        return this;
    }

    public ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
    {
        foreach (var expression in targets)
            Apply(TargetProperty.PropertyOf(expression));
        return this;
    }

    public ITargetDefinition Base()
    {
        var property = _applying ?? throw new UsageException($"{target}: there is no definition below this one");
        Apply(OverriddenBy(property) ?? throw new UsageException($"{target} overrides nothing; Base() has no meaning"));
        return this;
    }

    private void Apply(PropertyInfo property)
    {
        var before = _applying;
        _applying = property;
        TargetProperty.AsDeclared(property, graph.Build)(this);
        _applying = before;
    }

    // The same name one class up; for a component's target the component's own definition.
    private PropertyInfo? OverriddenBy(PropertyInfo property)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var type = property.DeclaringType!;
        if (type.IsInterface)
            return property == target.Declaration && !property.GetMethod!.IsAbstract ? property : null;
        for (var above = type.BaseType; above is not null; above = above.BaseType)
        {
            if (above.GetProperty(property.Name, Declared) is { GetMethod.IsAbstract: false } found)
                return found;
        }

        return TargetProperty
            .Components(graph.Build.GetType())
            .Select(component => component.GetProperty(property.Name, Declared))
            .FirstOrDefault(found => found is { GetMethod.IsAbstract: false });
    }

    private void DependsOn(ExecutableTarget other) => target.ExecutionDependencies.Add(other);

    private void DependentFor(ExecutableTarget other) => other.ExecutionDependencies.Add(target);

    private void Before(ExecutableTarget other) => other.OrderDependencies.Add(target);

    private void After(ExecutableTarget other) => target.OrderDependencies.Add(other);

    private void Triggers(ExecutableTarget other)
    {
        target.Triggers.Add(other);
        other.TriggerDependencies.Add(target);
    }

    private void TriggeredBy(ExecutableTarget other)
    {
        other.Triggers.Add(target);
        target.TriggerDependencies.Add(other);
    }

    private void Consume(ExecutableTarget other, string[] artifacts)
    {
        target.OrderDependencies.Add(other);
        foreach (var artifact in artifacts.Length > 0 ? artifacts : [.. other.ArtifactProducts])
            target.ArtifactDependencies.Add(other, artifact);
    }

    private TargetDefinition Edge(IEnumerable<Target> targets, Action<ExecutableTarget> connect)
    {
        foreach (var other in targets)
            connect(graph.Find(other));
        return this;
    }

    private TargetDefinition Edge<T>(Func<T, Target>[] targets, Action<ExecutableTarget> connect)
    {
        foreach (var other in graph.Find(targets))
            connect(other);
        return this;
    }

    private TargetDefinition TryEdge<T>(Func<T, Target>[] targets, Action<ExecutableTarget> connect) =>
        graph.Build is T ? Edge(targets, connect) : this;
}
