using Nuke.Embedded.Engine.Integration;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Tests;

/// <summary>A build that refers to the engine alone.</summary>
public sealed class MissingIntegrationsTests
{
    private readonly MissingIntegrations _missing = new("Nuke.Embedded.Integrations");

    [Test]
    public void It_says_what_it_lacks_when_it_is_asked_for_that() =>
        Assert.That(
            () => _missing.WritePlanPage([]),
            Throws
                .InstanceOf<UsageException>()
                .With.Message.EqualTo(
                    "--plan html is part of Nuke.Embedded.Integrations, which the build does not refer to: add a reference to it"
                )
        );

    [Test]
    public void It_has_no_targets_but_its_own() => Assert.That(_missing.TargetsFor(typeof(PipelineBuild), ["Compile"]), Is.Empty);

    [Test]
    public void A_build_that_refers_to_them_has_them() =>
        Assert.That(IntegrationLoader.Loaded.TargetsFor(typeof(PipelineBuild), ["Compile"]), Is.EqualTo(new[] { "GenerateCi" }));
}
