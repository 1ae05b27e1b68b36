using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Steps.Plan;

namespace DistroFactory.Tests.Steps.Plan;

public sealed class ReleaseClockTests
{
    [TestCase(-100, false)]
    [TestCase(0.5, false)]
    [TestCase(2, true)]
    public void A_clock_that_says_it_is_before_the_latest_release_is_refused(double hours, bool isRefused)
    {
        var latest = new ReleaseRecord
        {
            Version = new(10),
            Format = new(1),
            UpstreamVersion = new(10),
            Timestamp = TimeProvider.System.GetUtcNow().AddHours(hours),
            Inputs = new(),
        };
        Assert.That(
            () => ReleaseClock.RefuseBackwards(latest, TimeProvider.System),
            isRefused
                ? Throws
                    .TypeOf<FactoryException>()
                    .With.Message.Contains("the clock of this machine says")
                    .And.Message.Contains("Set the clock")
                : Throws.Nothing
        );
    }

    [Test]
    public void Before_the_first_release_any_clock_will_do() =>
        Assert.That(() => ReleaseClock.RefuseBackwards(latest: null, TimeProvider.System), Throws.Nothing);
}
