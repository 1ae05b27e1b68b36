using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Planning;

namespace Nuke.Embedded.Integrations.PlanPage;

/// <summary>Places for the targets of a plan in layers: each below all that it waits for, near the middle of those.</summary>
internal sealed class PlanLayout
{
    private const int Sweeps = 8;

    private readonly Dictionary<ExecutableTarget, int> _layerOf = [];
    private readonly Dictionary<ExecutableTarget, double> _places = [];

    public PlanLayout(IReadOnlyList<ExecutableTarget> plan, IReadOnlyList<PlanEdge> edges)
    {
        var before = edges.ToLookup(edge => edge.To, edge => edge.From);
        var after = edges.ToLookup(edge => edge.From, edge => edge.To);
        foreach (var target in plan)
            _layerOf[target] = before[target].Select(other => _layerOf[other] + 1).Append(0).Max();
        Layers = [.. plan.GroupBy(target => _layerOf[target]).OrderBy(group => group.Key).Select(group => group.ToList())];
        foreach (var layer in Layers)
            Number(layer);
        for (var i = 0; i < Sweeps; i++)
        {
            // Down the layers by what each waits for, up again by what waits for it.
            foreach (var layer in i % 2 == 0 ? Layers : Layers.AsEnumerable().Reverse())
                Sort(layer, i % 2 == 0 ? before : after);
        }
    }

    /// <summary>From the targets that wait for nothing to the last ones, each layer from left to right.</summary>
    public IReadOnlyList<List<ExecutableTarget>> Layers { get; }

    public int LayerOf(ExecutableTarget target) => _layerOf[target];

    private void Sort(List<ExecutableTarget> layer, ILookup<ExecutableTarget, ExecutableTarget> neighbours)
    {
        var middles = layer.ToDictionary(
            target => target,
            target => neighbours[target].Select(other => _places[other]).DefaultIfEmpty(_places[target]).Average()
        );
        var sorted = layer.OrderBy(target => middles[target]).ToList();
        layer.Clear();
        layer.AddRange(sorted);
        Number(layer);
    }

    // Between 0 and 1, so that layers of different lengths compare.
    private void Number(List<ExecutableTarget> layer)
    {
        for (var i = 0; i < layer.Count; i++)
            _places[layer[i]] = (i + 0.5) / layer.Count;
    }
}
