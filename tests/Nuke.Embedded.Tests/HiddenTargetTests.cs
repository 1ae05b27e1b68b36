namespace Nuke.Embedded.Tests;

/// <summary>A class that declares a target again, which its base class keeps to itself.</summary>
public sealed class HiddenTargetTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Test]
    public void A_private_target_of_the_base_gives_way_to_the_one_declared_again()
    {
        var build = new SpecialBuild();
        Assert.That(_stage.Run(build, "Pack").ExitCode, Is.Zero);
        Assert.That(build.Trace, Is.EqualTo(["special", "pack"]));
    }
}
