using System.Collections.Immutable;

namespace DistroFactory.Conformance.Tests;

/// <summary>What can be observed of a run, of the original pipelines or of ours.</summary>
internal sealed record Observation
{
    /// <summary>What the run decided: the exit code of a watcher; of all else whether it succeeded.</summary>
    public required string Outcome { get; init; }

    /// <summary>What was asked of the upstream, in order; the same only once.</summary>
    public ImmutableArray<string> Http { get; init; } = [];

    /// <summary>The commands that were called, in order.</summary>
    public ImmutableArray<string> Calls { get; init; } = [];

    /// <summary>The versions of the plan, under the names that the original pipelines gave them.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Files and links of the stage.</summary>
    public ImmutableSortedSet<string> Stage { get; init; } = [];

    /// <summary>Tags of the config repository.</summary>
    public ImmutableArray<string> ConfigTags { get; init; } = [];

    /// <summary>Tags of the bundles repository.</summary>
    public ImmutableArray<string> BundleTags { get; init; } = [];

    /// <summary>Texts of the stage.</summary>
    public ImmutableSortedDictionary<string, string> Texts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What went wrong, in our words or theirs.</summary>
    public ImmutableArray<string> Errors { get; init; } = [];

    /// <summary>What a recording says.</summary>
    public static Observation Of(Recording recording)
    {
        var steps = recording.Expect.Steps;
        var failed = steps.FirstOrDefault(step => step.Exit != 0 && step.Step != "images")?.Exit ?? 0;
        return new()
        {
            Outcome = OutcomeOf(recording.Pipeline, failed),
            Http = [.. steps.SelectMany(step => step.Http).Distinct()],
            Calls = [.. steps.SelectMany(step => step.Calls).Select(words => string.Join(' ', words))],
            Variables = recording.Expect.Variables.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Stage = [.. recording.Expect.Stage],
            ConfigTags = [.. recording.Expect.Tags["config"]],
            BundleTags = [.. recording.Expect.Tags["bundles"]],
            Texts = recording.Expect.Texts.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Errors = [.. steps.SelectMany(step => step.Errors)],
        };
    }

    /// <summary>An exit code as an outcome.</summary>
    public static string OutcomeOf(string pipeline, int exit) =>
        pipeline == "watcher" ? $"exit {exit}"
        : exit == 0 ? "success"
        : "failure";

    /// <summary>All but the errors, as one text that can be compared and read.</summary>
    public override string ToString() =>
        string.Join(
            '\n',
            [
                $"outcome {Outcome}",
                .. Http.Select(path => $"http {path}"),
                .. Calls.Select(call => $"call {call}"),
                .. Variables.Select(variable => $"variable {variable.Key}={variable.Value}"),
                .. Stage.Select(file => $"stage {file}"),
                .. ConfigTags.Select(tag => $"config tag {tag}"),
                .. BundleTags.Select(tag => $"bundles tag {tag}"),
                .. Texts.SelectMany(text => text.Value.Split('\n').Select(line => $"text {text.Key}: {line}")),
            ]
        );
}
