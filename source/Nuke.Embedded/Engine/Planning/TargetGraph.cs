using System.Linq.Expressions;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Planning;

/// <summary>All targets of a build, each with its definition applied.</summary>
internal sealed class TargetGraph
{
    private readonly Dictionary<Target, ExecutableTarget> _byDelegate = [];
    private readonly Dictionary<Target, ExecutableTarget> _hidden = [];
    private readonly NukeBuild _build;

    /// <exception cref="UsageException">Two components have a target of the same name, or a definition cannot be understood.</exception>
    public TargetGraph(NukeBuild build)
    {
        _build = build;
        foreach (var property in TargetProperty.AllOf(build.GetType()))
        {
            var factory = property.Of(build);
            _byDelegate[factory] = new()
            {
                Name = property.Name,
                Member = property.Implementation(build.GetType()),
                Declaration = property.Property,
                Factory = factory,
            };
        }

        RefuseAmbiguity();
        Targets = [.. _byDelegate.Values];
        foreach (var property in TargetProperty.HiddenOf(build.GetType()))
            _hidden[property.Of(build)] = Targets.First(target => target.Name == property.Name);
        foreach (var (factory, target) in _byDelegate)
            factory(new TargetDefinition(target, this));
    }

    /// <summary>The targets in the order of their declaration.</summary>
    public IReadOnlyList<ExecutableTarget> Targets { get; }

    public NukeBuild Build => _build;

    public ExecutableTarget Find(Target factory) =>
        _byDelegate.GetValueOrDefault(factory)
        ?? _hidden.GetValueOrDefault(factory)
        ?? throw new UsageException(Lost(factory) ?? $"{factory.Method.Name} of {factory.Method.DeclaringType} is no target of the build");

    /// <summary>The target of a component; the only one it has, when no lambda names one.</summary>
    public IEnumerable<ExecutableTarget> Find<T>(Func<T, Target>[] targets)
    {
        if (_build is not T component)
            throw new UsageException($"{_build.GetType().Name} has no component {typeof(T).Name}");
        return targets.Length > 0 ? targets.Select(target => Find(target(component))) : [OnlyTargetOf(typeof(T))];
    }

    /// <summary>The delegate that an expression such as <c>x => x.Release</c> or <c>x => ((IRelease)x).Release</c> names.</summary>
    public Target FactoryOf(LambdaExpression expression) => (Target)TargetProperty.PropertyOf(expression).GetValue(_build)!;

    private ExecutableTarget OnlyTargetOf(Type component)
    {
        var names = component.GetProperties().Where(property => property.PropertyType == typeof(Target)).ToList();
        return names is [var only]
            ? Find((Target)only.GetValue(_build)!)
            : throw new UsageException($"{component.Name} has {names.Count} targets; a lambda must name one");
    }

    private string? Lost(Target factory) =>
        TargetProperty
            .LostOf(_build.GetType())
            .Where(property => property.Of(_build) == factory)
            .Select(property =>
                $"{property.DeclaringType.Name}.{property.Name} is no target of the build: {property.Hider(_build.GetType())}"
            )
            .FirstOrDefault();

    private void RefuseAmbiguity()
    {
        var type = _build.GetType();
        var settled = TargetProperty.HiddenOf(type).Concat(TargetProperty.LostOf(type)).Select(property => property.Property).ToHashSet();
        foreach (var component in TargetProperty.Components(type))
        {
            foreach (
                var property in component
                    .GetProperties()
                    .Where(property => property.PropertyType == typeof(Target) && !settled.Contains(property))
            )
            {
                if (!_byDelegate.ContainsKey((Target)property.GetValue(_build)!))
                    throw new UsageException(
                        $"{component.Name}.{property.Name} has the name of another target; implement it in {type.Name}"
                    );
            }
        }
    }
}
