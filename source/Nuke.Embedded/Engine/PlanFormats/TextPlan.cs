using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.PlanFormats;

/// <summary>The plan as a tree: below each target what it needs. The number before a target is its turn; a subtree is drawn once.</summary>
internal sealed class TextPlan
{
    // Deeper down, a tree is no easier to read for being indented further.
    private const int Deepest = 30;

    private readonly IReadOnlyList<ExecutableTarget> _plan;
    private readonly Dictionary<ExecutableTarget, int> _turns = [];
    private readonly ILookup<ExecutableTarget, PlanEdge> _edges;
    private readonly HashSet<ExecutableTarget> _drawn = [];
    private readonly List<(int Turn, string Tree, string Remarks)> _lines = [];

    private TextPlan(IReadOnlyList<ExecutableTarget> plan)
    {
        _plan = plan;
        foreach (var target in plan)
            _turns[target] = _turns.Count + 1;
        _edges = PlanEdge.Among(plan).ToLookup(edge => edge.To);
    }

    public static string Write(IReadOnlyList<ExecutableTarget> plan)
    {
        var text = new TextPlan(plan);
        text.Draw();
        return text.Align();
    }

    private void Draw()
    {
        var needed = _plan.SelectMany(Needs).ToHashSet();
        var open = new Stack<(ExecutableTarget Target, string Branch, string Below)>();
        foreach (var root in _plan.Where(target => !needed.Contains(target)))
        {
            open.Push((root, "", ""));
            while (open.TryPop(out var next))
            {
                var needs = Needs(next.Target);
                var isRepeated = !_drawn.Add(next.Target) && needs.Count > 0;
                _lines.Add(
                    (
                        _turns[next.Target],
                        $"{next.Branch}{next.Target}{(isRepeated ? " (above)" : "")}",
                        isRepeated ? "" : Remarks(next.Target)
                    )
                );
                if (isRepeated)
                    continue;
                var below = next.Below.Length < Deepest * 3 ? next.Below : next.Below[3..];
                for (var i = needs.Count - 1; i >= 0; i--)
                {
                    var isLast = i == needs.Count - 1;
                    open.Push((needs[i], below + (isLast ? "└─ " : "├─ "), below + (isLast ? "   " : "│  ")));
                }
            }
        }
    }

    private List<ExecutableTarget> Needs(ExecutableTarget target) =>
        [.. _edges[target].Where(edge => edge.Kind == PlanEdge.Needs).Select(edge => edge.From).OrderBy(other => _turns[other])];

    private string Remarks(ExecutableTarget target)
    {
        var waits = _edges[target]
            .Where(edge => edge.Kind != PlanEdge.Needs)
            .GroupBy(edge => edge.Kind)
            .Select(group => $"{group.Key} {string.Join(", ", group.Select(edge => edge.From))}");
        var conditions = target.StaticConditions.Concat(target.DynamicConditions).Select(condition => $"if {condition.Text}");
        return string.Join("; ", waits.Concat(conditions));
    }

    private string Align() =>
        string.Join(
            '\n',
            TextTable.Lines([-$"{_plan.Count}".Length, 0, 0], [.. _lines.Select(line => new[] { $"{line.Turn}", line.Tree, line.Remarks })])
        );
}
