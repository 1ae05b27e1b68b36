using System.Collections.Immutable;
using DistroFactory.Model;

namespace DistroFactory.Quality;

/// <summary>What a check found.</summary>
/// <param name="Kind">What came of it.</param>
/// <param name="Says">What was found, in one sentence without an end.</param>
internal sealed record Verdict(VerdictKind Kind, string Says)
{
    private const int MostFindings = 20;

    /// <summary>What it was failed for: the first of it.</summary>
    public ImmutableArray<string> Findings { get; init; } = [];

    /// <summary>The tests that result files tell of; null: there were none.</summary>
    public ImmutableArray<TestCase>? Tests { get; init; }

    /// <summary>At which attempt it came to that.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>What was printed, a file; null: nothing was.</summary>
    public string? Log { get; init; }

    /// <summary>How many tests came to what.</summary>
    public TestCounts? Counts =>
        Tests is { } tests
            ? new(Count(tests, TestOutcome.Passed), Count(tests, TestOutcome.Failed), Count(tests, TestOutcome.Skipped))
            : null;

    /// <summary>Nothing is wrong.</summary>
    public static Verdict Pass(string says) => new(VerdictKind.Passed, says);

    /// <summary>Something is wrong.</summary>
    /// <param name="says">What, in one sentence without an end.</param>
    /// <param name="findings">What exactly; the first of it is kept.</param>
    public static Verdict Fail(string says, params IReadOnlyCollection<string> findings) =>
        new(VerdictKind.Failed, says)
        {
            Findings =
            [
                .. findings.Take(MostFindings),
                .. findings.Count > MostFindings ? [$"and {findings.Count - MostFindings} more"] : Array.Empty<string>(),
            ],
        };

    /// <summary>There is nothing to look at.</summary>
    public static Verdict Skip(string why) => new(VerdictKind.Skipped, why);

    private static int Count(ImmutableArray<TestCase> tests, TestOutcome outcome) => tests.Count(test => test.Outcome == outcome);
}

/// <summary>What can come of a check before its policy is asked.</summary>
internal enum VerdictKind
{
    /// <summary>Nothing is wrong.</summary>
    Passed,

    /// <summary>Something is wrong, or it could not be found out.</summary>
    Failed,

    /// <summary>There is nothing to look at.</summary>
    Skipped,
}
