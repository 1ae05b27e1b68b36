using Nuke.Common.Execution;

namespace Nuke.Embedded.Engine.Planning;

/// <summary>Explains why targets cannot be put in order.</summary>
internal static class Cycle
{
    /// <param name="stuck">Targets of which each waits for another one of them, or for a cycle of them.</param>
    public static string Describe(IReadOnlyCollection<ExecutableTarget> stuck)
    {
        // Each of them waits for one of them: who follows comes round again.
        var among = stuck.ToHashSet();
        var way = new List<ExecutableTarget>();
        var current = stuck.First();
        while (!way.Contains(current))
        {
            way.Add(current);
            current = current.AllDependencies.First(among.Contains);
        }

        way = [.. way.SkipWhile(target => target != current), current];
        var edges = way.Zip(way.Skip(1)).Select(pair => $"  {pair.First} {Edge(pair.First, pair.Second)} {pair.Second}");
        return "The targets cannot be put in order, they wait for each "
            + $"other:{Environment.NewLine}{string.Join(Environment.NewLine, edges)}";
    }

    private static string Edge(ExecutableTarget from, ExecutableTarget to)
    {
        if (from.ExecutionDependencies.Contains(to))
            return "depends on";
        return from.TriggerDependencies.Contains(to) ? "is triggered by" : "runs after";
    }
}
