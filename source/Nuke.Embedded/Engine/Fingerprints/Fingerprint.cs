namespace Nuke.Embedded.Engine.Fingerprints;

/// <summary>All that the result of a target depends on, and the result, when it last succeeded.</summary>
internal sealed record Fingerprint
{
    /// <summary>When the target began.</summary>
    public required DateTimeOffset Time { get; init; }

    public required IReadOnlyDictionary<string, FileState> Inputs { get; init; }

    public required IReadOnlyDictionary<string, FileState> Outputs { get; init; }

    /// <summary>The compiled build: all its libraries.</summary>
    public required IReadOnlyDictionary<string, FileState> Build { get; init; }

    /// <summary>Parameters by name; each value as a hash, for it may be a secret.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Why the target has to run, seen from the fingerprint before.</summary>
    public IEnumerable<string> DifferencesFrom(Fingerprint before) =>
        [
            .. FileSet.Differences(before.Inputs, Inputs),
            .. Parameters
                .Where(pair => before.Parameters.GetValueOrDefault(pair.Key) != pair.Value)
                .Select(pair => $"the parameter {pair.Key} changed"),
            .. FileSet.Differences(before.Outputs, Outputs).Select(difference => $"the output {difference}"),
            .. FileSet.Differences(before.Build, Build).Any() || before.Parameters.Count != Parameters.Count
                ? ["the build itself changed"]
                : Array.Empty<string>(),
        ];

    /// <summary>Whether files of the same content have other times.</summary>
    public bool IsLaterThan(Fingerprint before) =>
        !Inputs.SequenceEqual(before.Inputs) || !Outputs.SequenceEqual(before.Outputs) || !Build.SequenceEqual(before.Build);
}
