using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>What came of the checks of a prepared release; without it no pointer is switched.</summary>
/// <param name="Versions">The versions that were checked, as they lay in the stage.</param>
/// <param name="Checks">One result for each check, in the order of the configuration.</param>
internal sealed record QualityRecord(ImmutableArray<CheckedVersion> Versions, ImmutableArray<CheckResult> Checks)
{
    /// <summary>Whether the release must not be staged.</summary>
    public bool IsRefused => Checks.Any(check => check.Outcome == CheckOutcome.Failed);

    /// <summary>How many checks came to what, in words; empty without checks.</summary>
    public string Sum =>
        string.Join(
            ", ",
            Enum.GetValues<CheckOutcome>()
                .Select(outcome => (Outcome: outcome, Count: Checks.Count(check => check.Outcome == outcome)))
                .Where(part => part.Count > 0)
                .Select(part => $"{part.Count} {part.Outcome.Word()}")
        );

    /// <summary>The facts for a summary: the outcome of each check.</summary>
    public IEnumerable<KeyValuePair<string, string>> Facts() =>
        Checks.Select(check => KeyValuePair.Create(check.Name, $"{check.Outcome.Word()}: {check.Says}"));

    /// <summary>
    /// What is staged with the release: the same for each machine that makes it again. How long a check took is not in it, nor where its
    /// log is.
    /// </summary>
    public ImmutableArray<CheckResult> Published => [.. Checks.Select(check => check with { Duration = TimeSpan.Zero, Log = null })];
}

/// <summary>A version that was checked.</summary>
/// <param name="Version">The version.</param>
/// <param name="MomHash">SHA-256 of its Manifest.MoM, lower-case hex: what was checked is what is switched to.</param>
internal sealed record CheckedVersion(StreamVersion Version, string MomHash);

/// <summary>What came of a check.</summary>
internal sealed record CheckResult
{
    /// <summary>The name of the check.</summary>
    public required string Name { get; init; }

    /// <summary>What came of it.</summary>
    public required CheckOutcome Outcome { get; init; }

    /// <summary>What was found, in one sentence without an end.</summary>
    public required string Says { get; init; }

    /// <summary>What it was failed for: the first of it.</summary>
    public ImmutableArray<string> Findings { get; init; } = [];

    /// <summary>What happens when it fails: <c>required</c>, <c>warn</c>, <c>quarantine, release 2 of 5</c>.</summary>
    public required string Policy { get; init; }

    /// <summary>In how many releases before this one it was run.</summary>
    public int Releases { get; init; }

    /// <summary>How many tests its result files tell of; null: there were none.</summary>
    public TestCounts? Tests { get; init; }

    /// <summary>At which attempt it came to that.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>How long it took.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan Duration { get; init; }

    /// <summary>What it printed, a file; null: it prints nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Log { get; init; }

    /// <summary>Whether it found something.</summary>
    public bool IsBad => Outcome is CheckOutcome.Failed or CheckOutcome.Warned;
}

/// <summary>How many tests came to what.</summary>
internal sealed record TestCounts(int Passed, int Failed, int Skipped)
{
    /// <summary>In words.</summary>
    public string Describe() => $"{Passed} tests passed, {Failed} failed, {Skipped} skipped";
}

/// <summary>What can come of a check.</summary>
internal enum CheckOutcome
{
    /// <summary>Nothing is wrong.</summary>
    Passed,

    /// <summary>Something is wrong, and the release is made all the same.</summary>
    Warned,

    /// <summary>Something is wrong, and the release is refused.</summary>
    Failed,

    /// <summary>There was nothing to look at.</summary>
    Skipped,
}

/// <summary>Outcomes in words.</summary>
internal static class CheckOutcomes
{
    /// <summary><c>passed</c>, <c>warned</c>, <c>failed</c>, <c>skipped</c></summary>
    public static string Word(this CheckOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
