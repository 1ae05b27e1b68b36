using System.Collections.Concurrent;
using DistroFactory.Correctness.Request;

namespace DistroFactory.Correctness.Tests;

/// <summary>Who waits for a check sees how far it is.</summary>
public sealed class ProgressTests
{
    [Test]
    public void The_packages_that_are_read_are_counted_to_the_last()
    {
        using var stream = new SabotagedStream(0, 10);
        var watch = new Watch();
        stream.Check(watch);

        Assert.That(watch.Heard, Is.Not.Empty);
        Assert.That(watch.Heard.Select(heard => heard.Done), Is.EquivalentTo(Enumerable.Range(1, (int)watch.Heard.First().Total)));
    }

    private sealed class Watch : IProgress<CorrectnessProgress>
    {
        public ConcurrentBag<CorrectnessProgress> Heard { get; } = [];

        public void Report(CorrectnessProgress value) => Heard.Add(value);
    }
}
