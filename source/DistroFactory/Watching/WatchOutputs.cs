using DistroFactory.UpdateStream;

namespace DistroFactory.Watching;

/// <summary>
/// The finding as variables for the job that comes next: <c>changed</c>, <c>reason</c>, <c>latest</c>, <c>next</c>, <c>upstream</c>. Every
/// value is one word, so no host needs quoting.
/// </summary>
public static class WatchOutputs
{
    /// <summary>Lines for the file that GitHub Actions names in <c>GITHUB_OUTPUT</c>.</summary>
    public static string GitHub(WatchRecord record) => Lines(record, name => name);

    /// <summary>Lines for GitLab's <c>artifacts:reports:dotenv</c>: <c>WATCH_CHANGED=true</c>.</summary>
    public static string Dotenv(WatchRecord record) => Lines(record, name => $"WATCH_{name.ToUpperInvariant()}");

    private static string Lines(WatchRecord record, Func<string, string> name) => string.Concat(Values(record).Select(value => $"{name(value.Name)}={value.Value}\n"));

    private static IEnumerable<(string Name, string Value)> Values(WatchRecord record) =>
    [
        ("changed", record.ReleaseNeeded ? "true" : "false"),
        ("reason", System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName($"{record.Reason}")),
        ("latest", Word(record.Latest)),
        ("next", Word(record.Next)),
        ("upstream", record.Upstream is null ? "" : $"{record.Upstream.To}"),
    ];

    private static string Word(MixVersion version) => version == MixVersion.None ? "" : $"{version}";
}
