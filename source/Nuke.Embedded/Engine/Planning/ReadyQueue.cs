using System.Diagnostics.CodeAnalysis;
using Nuke.Common.Execution;

namespace Nuke.Embedded.Engine.Planning;

/// <summary>Which targets may come next: each after all it waits for, and of several the one that comes first in the list.</summary>
internal sealed class ReadyQueue
{
    private readonly Dictionary<ExecutableTarget, Node> _nodes;
    private readonly PriorityQueue<ExecutableTarget, int> _ready = new();

    /// <param name="targets">The targets in the order that holds where nothing else decides.</param>
    public ReadyQueue(IReadOnlyCollection<ExecutableTarget> targets)
    {
        _nodes = new(targets.Count);
        foreach (var target in targets)
            _nodes[target] = new(_nodes.Count);
        foreach (var (target, node) in _nodes)
        {
            foreach (var dependency in target.AllDependencies)
            {
                if (!_nodes.TryGetValue(dependency, out var other))
                    continue;
                other.Dependents.Add(target);
                node.WaitingFor++;
            }
        }

        foreach (var (target, node) in _nodes.Where(pair => pair.Value.WaitingFor == 0))
            _ready.Enqueue(target, node.Rank);
    }

    /// <summary>Targets that were not taken because they wait for each other.</summary>
    public IReadOnlyList<ExecutableTarget> Stuck => [.. _nodes.Where(pair => pair.Value.WaitingFor > 0).Select(pair => pair.Key)];

    public bool HasNext => _ready.Count > 0;

    public bool TryTake([NotNullWhen(true)] out ExecutableTarget? target) => _ready.TryDequeue(out target, out _);

    /// <summary>What waited only for this target may come next.</summary>
    public void Finish(ExecutableTarget target)
    {
        foreach (var dependent in _nodes[target].Dependents)
        {
            if (--_nodes[dependent].WaitingFor == 0)
                _ready.Enqueue(dependent, _nodes[dependent].Rank);
        }
    }

    private sealed class Node(int rank)
    {
        public int Rank => rank;

        public int WaitingFor { get; set; }

        public List<ExecutableTarget> Dependents { get; } = [];
    }
}
