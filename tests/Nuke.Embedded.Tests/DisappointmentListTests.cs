using System.Reflection;

namespace Nuke.Embedded.Tests;

/// <summary>What disappoints in the original engine, by number: each has a test that shows this one does better.</summary>
public sealed class DisappointmentListTests
{
    [TestCase(1, "the plan needs a browser")]
    [TestCase(2, "bad values and unknown options are passed over")]
    [TestCase(3, "a missing parameter crashes the run where there is no terminal")]
    [TestCase(4, "secrets are printed in clear")]
    [TestCase(5, "a method that returns a task with a result is not awaited")]
    [TestCase(6, "processes outlive an interrupted run")]
    [TestCase(7, "equal targets run in reverse order")]
    [TestCase(8, "one failure starves what has nothing to do with it, and --continue forgets")]
    [TestCase(9, "a cycle anywhere breaks everything")]
    [TestCase(10, "one target at a time, and a slow start")]
    [TestCase(11, "annotations without messages, no summary, no GitLab, no Jenkins")]
    [TestCase(12, "large builds are planned slowly")]
    public void Each_has_a_test(int number, string what) =>
        Assert.That(
            typeof(DisappointmentAttribute)
                .Assembly.GetTypes()
                .SelectMany(type => type.GetMethods())
                .Where(method => method.GetCustomAttributes<DisappointmentAttribute>().Any(attribute => attribute.Number == number)),
            Is.Not.Empty,
            $"{number}: {what}"
        );
}
