using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Session;

namespace DistroFactory.Tests.Session;

/// <summary>What may be left out of a run, and what the rest of it cannot do without.</summary>
public sealed class RunGapsTests
{
    // Rollback and Withdraw are releases of another content.
    private static readonly string[] s_steps = [.. ReleaseStep.All.Select(step => step.Name).Except(["Rollback", "Withdraw"])];

    [TestCase("Images")]
    [TestCase("Notes")]
    [TestCase("Evidence")]
    [TestCase("Publish")]
    [TestCase("Tag")]
    [TestCase("Release")]
    [TestCase("Images Notes Evidence Publish Tag")]
    [TestCase("Stage Tag Release", TestName = "A version is made and not served")]
    [TestCase("Verify Qa Stage Tag Release")]
    [TestCase("Verify Stage Tag Release")]
    [TestCase("Validate Verify Stage Tag Release")]
    public void It_may_be_left_out(string leftOut) => Assert.That(() => Run(leftOut, isThere: false), Throws.Nothing);

    [TestCase("FetchConfig", "Initialize needs the configuration")]
    [TestCase("Initialize", "Content needs the plan of the release")]
    [TestCase("Content", "Mix needs the packages")]
    [TestCase("Mix", "Validate needs the mixed version")]
    [TestCase("Validate", "Stage needs its report that manifests and packages agree")]
    [TestCase("Prepare", "Verify needs the version in the stage")]
    [TestCase("Verify", "Stage needs its report that clients can install the version and update to it")]
    [TestCase("Qa", "Stage needs its word that the checks of the configuration passed")]
    [TestCase("Stage", "Tag needs the version as the one that is served")]
    public void It_is_refused_whatever_an_earlier_run_left(string leftOut, string reason)
    {
        // Only the configuration does not rest on what the run makes again.
        var error = Assert.Throws<ConfigurationException>(() => Run(leftOut, isThere: leftOut != "FetchConfig"))!;
        Assert.That(error.Message, Does.StartWith($"{leftOut} cannot be left out of this run: {reason}, and "));
        Assert.That(error.ExitCode, Is.EqualTo(FactoryExitCode.Usage));
    }

    [Test]
    public void Nothing_unchecked_is_served_and_the_error_says_how_to_make_a_version_without_serving_it() =>
        Assert.That(
            () => Run("Verify", isThere: true),
            Throws
                .TypeOf<ConfigurationException>()
                .With.Message.Contain("Nothing is served unchecked")
                .And.Message.Contain("name the target Prepare")
        );

    [TestCase("FetchConfig")]
    [TestCase("FetchConfig Initialize")]
    [TestCase("FetchConfig Initialize Content Mix")]
    [TestCase("FetchConfig Initialize Content Mix Validate Images Prepare Verify Qa Notes Evidence")]
    [TestCase("FetchConfig Initialize Content Mix Validate Images Prepare Verify Qa Notes Evidence Stage Publish")]
    public void A_run_goes_on_where_an_earlier_one_ended(string leftOut)
    {
        Assert.That(() => Run(leftOut, isThere: true), Throws.Nothing);
        Assert.That(
            () => Run(leftOut, isThere: false),
            Throws.TypeOf<ConfigurationException>().With.Message.Contain("no earlier run left it here\n  Run FetchConfig too.")
        );
    }

    [Test]
    public void What_rests_on_a_step_that_runs_again_is_made_again() =>
        Assert.That(
            () => Run("FetchConfig Content Mix", isThere: true),
            Throws
                .TypeOf<ConfigurationException>()
                .With.Message.EqualTo(
                    "Content cannot be left out of this run: Validate needs the packages, and what an earlier "
                        + "run left does not count when Initialize runs again\n  Run Content too, or go on with what "
                        + "an earlier run left by leaving out Initialize as well."
                )
        );

    [TestCaseSource(nameof(s_steps))]
    public void Each_step_can_run_alone_after_the_others(string step) =>
        Assert.That(() => new RunGaps([step], _ => true).Refuse(), Throws.Nothing);

    [Test]
    public void Targets_that_are_no_steps_of_a_release_need_nothing() =>
        Assert.That(() => new RunGaps(["Watcher", "Preview"], _ => false).Refuse(), Throws.Nothing);

    private static void Run(string leftOut, bool isThere) => new RunGaps([.. s_steps.Except(leftOut.Split(' '))], _ => isThere).Refuse();
}
