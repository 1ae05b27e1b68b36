using System.Text.Json;
using Nuke.Common.Execution;

namespace Nuke.Embedded.History;

/// <summary>How long targets took in earlier runs, from <c>.nuke/temp/history.json</c>: seconds of the last runs that succeeded, by name.</summary>
internal sealed class TargetHistory(string root)
{
    private const int Kept = 10;

    private readonly string file = Path.Combine(root, ".nuke", "temp", "history.json");
    private Dictionary<string, List<double>>? durations;

    /// <summary>The median of the last runs; null for a target that never succeeded here.</summary>
    public TimeSpan? EstimateOf(string target) =>
        Durations.GetValueOrDefault(target) is { Count: > 0 } times ? TimeSpan.FromSeconds(times.Order().ElementAt(times.Count / 2)) : null;

    /// <summary>How many runs the estimate rests on.</summary>
    public int RunsOf(string target) => Durations.GetValueOrDefault(target)?.Count ?? 0;

    /// <summary>Adds this run. Targets that the build no longer has are forgotten.</summary>
    public void Add(IEnumerable<ExecutableTarget> targets)
    {
        // Another run may have written in the meantime.
        durations = null;
        var next = new Dictionary<string, List<double>>();
        foreach (var target in targets)
        {
            var times = Durations.GetValueOrDefault(target.Name) ?? [];
            if (target.Status == ExecutionStatus.Succeeded)
                times.Add(Math.Round(target.Duration.TotalSeconds, 3));
            if (times.Count > 0)
                next[target.Name] = times[Math.Max(0, times.Count - Kept)..];
        }

        durations = next;
        BuildFile.Write(file, json =>
        {
            json.WriteStartObject();
            foreach (var (name, times) in next)
            {
                json.WriteStartArray(name);
                times.ForEach(json.WriteNumberValue);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        });
    }

    private Dictionary<string, List<double>> Durations => durations ??= BuildFile.Read(file, Parse) ?? [];

    private static Dictionary<string, List<double>> Parse(JsonElement json) => json.EnumerateObject().ToDictionary(
        property => property.Name,
        property => property.Value.EnumerateArray().Select(time => time.GetDouble()).ToList());
}
