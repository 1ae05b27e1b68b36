using DistroFactory.Testing;

namespace DistroFactory.Architecture.Tests;

/// <summary>What <c>./build.sh Test</c> says of its results.</summary>
public sealed class TestRunTests
{
    [Test]
    public void Skipped_tests_are_told_in_one_line_a_reason_whichever_projects_they_are_of()
    {
        var runs = new[]
        {
            Run(
                "A",
                ("One", "NotExecuted", "the command dnf is missing"),
                ("Two", "NotExecuted", "OneTimeSetUp: skipped: the corpus is not here"),
                ("Three", "Passed", "")
            ),
            Run(
                "B",
                ("Four", "NotExecuted", "SetUp : the corpus is not here"),
                ("Five", "NotExecuted", "the corpus is not here\n   at X.Y()")
            ),
        };

        Assert.That(
            TestRun.SkipReasons(runs),
            Is.EqualTo(new[] { "1 skipped: the command dnf is missing", "3 skipped: the corpus is not here" })
        );
        Assert.That(runs.Select(run => (run.Passed, run.Failed, run.Skipped)), Is.EqualTo(new[] { (1, 0, 2), (0, 0, 2) }));
    }

    [Test]
    public void What_failed_is_told_with_its_message() =>
        Assert.That(
            Run("A", ("One", "Failed", "Expected: 1\nBut was: 2")).Describe(),
            Does.Match(@"^A +0 passed +1 failed +0 skipped.*\n  FAILED One\n    Expected: 1\n    But was: 2$")
        );

    private static TestRun Run(string project, params (string Name, string Outcome, string Message)[] cases)
    {
        using var directory = new TemporaryDirectory();
        var results = cases.Select(test =>
            $"""
                <UnitTestResult testName="{test.Name}" outcome="{test.Outcome}" duration="00:00:01"><Output><ErrorInfo><Message>{test.Message}</Message></ErrorInfo></Output></UnitTestResult>
                """
        );
        File.WriteAllText(
            directory["run.trx"],
            $"""<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>{string.Concat(results)}</Results></TestRun>"""
        );
        return TestRun.Read(project, directory["run.trx"], TimeSpan.FromSeconds(1));
    }
}
