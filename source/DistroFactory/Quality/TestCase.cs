namespace DistroFactory.Quality;

/// <summary>A test of a result file.</summary>
/// <param name="Name">Its name, with that of its class or suite.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Message">Why it failed or was skipped, one line; empty: nobody said.</param>
internal sealed record TestCase(string Name, TestOutcome Outcome, string Message = "");

/// <summary>What can come of a test.</summary>
internal enum TestOutcome
{
    /// <summary>It passed.</summary>
    Passed,

    /// <summary>It failed, or could not be run.</summary>
    Failed,

    /// <summary>It was left out.</summary>
    Skipped,
}
