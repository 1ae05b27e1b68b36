using DistroFactory.MixerTool;

namespace DistroFactory.Tests.MixerTool;

[TestFixture]
public sealed class MixerVersionTests
{
    [TestCase("7.0.0", "6.2.14", 1)]
    [TestCase("6.2.14", "6.2.3", 1)]
    [TestCase("6.2.3", "6.2.3", 0)]
    [TestCase("6.2", "6.2.0", 0)]
    [TestCase("6.1.99", "6.2.3", -1)]
    public void Versions_are_compared_number_by_number(string a, string b, int order) =>
        Assert.That(Math.Sign(MixerVersion.Compare(a, b)), Is.EqualTo(order));

    [TestCase("Mixer 6.4.1\n", "6.4.1")]
    [TestCase("mixer version 6.2.14", "6.2.14")]
    [TestCase("no number here", null)]
    public void A_version_is_found_in_what_the_command_says(string said, string? version) =>
        Assert.That(MixerVersion.Find(said), Is.EqualTo(version));
}
