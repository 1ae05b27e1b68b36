using System.Text.Json;
using System.Text.Json.Serialization;
using DistroFactory.Testing;

namespace DistroFactory.Conformance.Tests;

/// <summary>A recording of the original pipelines: what was given and what was observed.</summary>
internal sealed record Recording(string Name, string Pipeline, Given Given, Expected Expect)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>Names of all recordings.</summary>
    public static IEnumerable<string> Names =>
        Directory
            .EnumerateFiles(Reference.Recordings, "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Order(StringComparer.Ordinal);

    /// <summary>Reads a recording.</summary>
    public static Recording Read(string name) =>
        JsonSerializer.Deserialize<Recording>(File.ReadAllText(Path.Combine(Reference.Recordings, $"{name}.json")), s_json)!;
}

/// <summary>What was given.</summary>
internal sealed record Given
{
    public UpstreamGiven? Upstream { get; init; }

    [JsonPropertyName("upstream_down")]
    public bool UpstreamDown { get; init; }

    public StagedGiven[] Staged { get; init; } = [];

    public string[] Rpms { get; init; } = [];

    public string[]? Koji { get; init; }

    public Dictionary<string, string> Bundles { get; init; } = [];

    public string Config { get; init; } = "";

    [JsonPropertyName("config_files")]
    public Dictionary<string, string> ConfigFiles { get; init; } = [];

    public Dictionary<string, string> Env { get; init; } = [];
}

/// <summary>The upstream as it was served.</summary>
internal sealed record UpstreamGiven(int Latest, Dictionary<string, int> Formats)
{
    [JsonPropertyName("format_range")]
    public Dictionary<string, int[]> FormatRange { get; init; } = [];
}

/// <summary>A release that was staged before.</summary>
internal sealed record StagedGiven(int Version, int Format, string[] Packages)
{
    public Dictionary<string, int> First { get; init; } = [];
}

/// <summary>What was observed.</summary>
internal sealed record Expected
{
    public StepExpected[] Steps { get; init; } = [];

    public Dictionary<string, string> Variables { get; init; } = [];

    public string[] Stage { get; init; } = [];

    public Dictionary<string, string[]> Tags { get; init; } = [];

    public Dictionary<string, string> Texts { get; init; } = [];
}

/// <summary>A step of the original pipeline.</summary>
internal sealed record StepExpected(string Step, int Exit, string[][] Calls, string[] Errors)
{
    public string[] Http { get; init; } = [];
}
