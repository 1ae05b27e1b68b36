using System.Text.Json;
using Nuke.Common.Execution;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Timings;

/// <summary>
/// How long targets took in earlier runs, from <c>.nuke/temp/history.json</c>: seconds of the last runs that succeeded, by target and kind
/// of run (see <see cref="BuildSubject"/>): what a first release takes says nothing of the next.
/// </summary>
internal sealed class TargetTimings(string root)
{
    private const int Kept = 10;
    private const int KeptKinds = 40;

    private readonly string _file = Path.Combine(root, ".nuke", "temp", "history.json");
    private Dictionary<string, OrderedDictionary<string, List<double>>>? _durations;

    /// <summary>The median of the last runs of a kind; null for a target that never succeeded in one.</summary>
    public TimeSpan? EstimateOf(string target, string kind) => KindsOf(target).TryGetValue(kind, out var times) ? Median(times) : null;

    /// <summary>The medians of all kinds of runs; empty for a target that never succeeded.</summary>
    public IReadOnlyList<TimeSpan> EstimatesOf(string target) => [.. KindsOf(target).Values.Select(Median)];

    /// <summary>How many runs the estimates rest on.</summary>
    public int RunsOf(string target) => KindsOf(target).Values.Sum(times => times.Count);

    /// <summary>
    /// Adds this run. Targets that the build no longer has are forgotten, and so are kinds of runs that were not seen for long.
    /// </summary>
    public void Add(IEnumerable<ExecutableTarget> targets, string kind)
    {
        // Another run may have written in the meantime.
        _durations = null;
        var next = new Dictionary<string, OrderedDictionary<string, List<double>>>();
        foreach (var target in targets)
        {
            var kinds = KindsOf(target.Name);
            if (target.Status == ExecutionStatus.Succeeded)
            {
                List<double> times = [.. kinds.GetValueOrDefault(kind) ?? [], Math.Round(target.Duration.TotalSeconds, 3)];
                // The kind seen last stands last.
                kinds.Remove(kind);
                kinds[kind] = times[Math.Max(0, times.Count - Kept)..];
                if (kinds.Count > KeptKinds)
                    kinds.RemoveAt(0);
            }

            if (kinds.Count > 0)
                next[target.Name] = kinds;
        }

        _durations = next;
        BuildFile.Write(_file, json => Write(json, next));
    }

    private Dictionary<string, OrderedDictionary<string, List<double>>> Durations => _durations ??= BuildFile.Read(_file, Parse) ?? [];

    private OrderedDictionary<string, List<double>> KindsOf(string target) => Durations.GetValueOrDefault(target) ?? [];

    private static TimeSpan Median(List<double> times) => TimeSpan.FromSeconds(times.Order().ElementAt(times.Count / 2));

    private static void Write(Utf8JsonWriter json, Dictionary<string, OrderedDictionary<string, List<double>>> targets)
    {
        json.WriteStartObject();
        foreach (var (target, kinds) in targets)
        {
            json.WriteStartObject(target);
            foreach (var (kind, times) in kinds)
            {
                json.WriteStartArray(kind);
                times.ForEach(json.WriteNumberValue);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static Dictionary<string, OrderedDictionary<string, List<double>>> Parse(JsonElement json) =>
        json.EnumerateObject()
            .ToDictionary(
                target => target.Name,
                target => new OrderedDictionary<string, List<double>>(
                    target
                        .Value.EnumerateObject()
                        .Where(kind => kind.Value.GetArrayLength() > 0)
                        .Select(kind =>
                            KeyValuePair.Create(kind.Name, kind.Value.EnumerateArray().Select(time => time.GetDouble()).ToList())
                        )
                )
            );
}
