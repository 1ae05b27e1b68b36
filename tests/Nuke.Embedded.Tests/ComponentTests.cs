namespace Nuke.Embedded.Tests;

/// <summary>Which targets a build has of its components: as with NUKE.</summary>
public sealed class ComponentTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Test]
    public void A_target_of_any_interface_counts()
    {
        var outcome = _stage.Run<OddBuild>("Greet Shout --who me");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        Assert.That(outcome.Output, Does.Contain("hello").And.Contain("HELLO"));
        Assert.That(_stage.Run<OddBuild>("--help").Output, Does.Contain("Greet").And.Contain("--who VALUE"));
    }

    [Test]
    public void A_requirement_of_any_interface_is_checked() =>
        Assert.That(_stage.Run<OddBuild>("Shout --who"), Is.EqualTo(new Outcome(64, "--who needs a value (Whom to greet)\n")));

    [Test]
    public void A_text_of_nothing_but_spaces_does_not_meet_a_requirement()
    {
        _stage.Write(".nuke/parameters.json", """{ "Who": " " }""");
        Assert.That(_stage.Run<OddBuild>("Shout").Output, Does.Contain("Shout requires --who (Whom to greet)."));
    }

    [Test]
    public void The_member_of_a_target_is_the_one_that_implements_it()
    {
        var build = new OddBuild();
        _stage.Run(build, "Declared Greet Shout --who me");
        Assert.That(build.Members["Declared"].DeclaringType, Is.EqualTo(typeof(OddBuild.IImplementing)));
        Assert.That(build.Members["Greet"].DeclaringType, Is.EqualTo(typeof(OddBuild)));
        Assert.That(build.Members["Shout"].DeclaringType, Is.EqualTo(typeof(OddBuild.IGreet)));
    }

    [Test]
    public void Of_components_built_upon_each_other_the_last_one_declares_the_target()
    {
        var outcome = _stage.Run<OddBuild>("Renewed Uses");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        Assert.That(outcome.Output, Does.Contain("renewed").And.Not.Contain("stale"));
    }

    [Test]
    public void A_target_with_the_name_of_a_member_of_NukeBuild_is_none_and_says_so()
    {
        var outcome = _stage.Run<OddBuild>("Plan");
        Assert.That(
            outcome,
            Is.EqualTo(new Outcome(64, "There is no target 'Plan': NukeBuild.Plan hides it. Give it another name (--help lists all)\n"))
        );
        Assert.That(_stage.Run<OddBuild>("--help").Output, Does.Not.Contain("Plans the greeting"));
    }
}
