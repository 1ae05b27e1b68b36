using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Progress;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Tests.Running;

/// <summary>How far a target is, in words.</summary>
public sealed class ProgressTextTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [TestCase(0, 0, false, "packing")]
    [TestCase(7, 0, false, "packing 7")]
    [TestCase(7, 20, false, "packing 7 of 20 (35 %)")]
    [TestCase(25, 20, false, "packing 25 of 20 (100 %)")]
    [TestCase(912, 0, true, "packing 912 B")]
    [TestCase(233168721, 233168721, true, "packing 233 of 233 MB (100 %)")]
    [TestCase(1200000, 12300000, true, "packing 1.2 of 12.3 MB (9 %)")]
    [TestCase(999949, 999950, true, "packing 1.0 of 1.0 MB (99 %)")]
    public void Amounts_are_in_units_of_people(long done, long total, bool inBytes, string text) =>
        Assert.That(new TargetProgress("packing", done, total, inBytes).ToString(), Is.EqualTo(text));

    [TestCase(true, 1, "packing 50 of 100 MB (50 %)", TestName = "A rate is not told of a moment")]
    [TestCase(true, 10, "packing 50 of 100 MB (50 %), 4.0 MB/s, 12 s left")]
    [TestCase(false, 10, "packing 50000000 of 100000000 (50 %), 4000000/s, 12 s left")]
    public void A_rate_is_that_since_the_phase_began(bool inBytes, int seconds, string text)
    {
        var progress = new TargetProgress("packing", 50_000_000, 100_000_000, inBytes).Since(
            TimeSpan.FromSeconds(3),
            10_000_000,
            TimeSpan.FromSeconds(3 + seconds)
        );
        Assert.That(progress.ToString(), Is.EqualTo(text));
    }

    // The clock stands still at the begin of the run: what began so long before it runs for that long.
    [TestCase(5, "Mix 5 s of about 40 s: packages 1 of 4 (25 %)")]
    [TestCase(873, "Mix 14:33, usually 40 s: packages 1 of 4 (25 %)", TestName = "An estimate that turned out wrong says so")]
    public void The_time_it_usually_takes_is_that_of_its_kind(int seconds, string text)
    {
        Directory.CreateDirectory(Path.Combine(_stage.Root, ".nuke", "temp"));
        _stage.Write(".nuke/temp/history.json", """{ "Mix": { "acme, first release": [5], "acme, update": [40] } }""");
        Assert.That(Lines("acme, update").Describe(Running(seconds)), Is.EqualTo(text));
        Assert.That(Lines("other, update").Describe(Running(seconds)), Does.Not.Contain("about").And.Not.Contain("usually"));
    }

    private static TargetRun Running(int seconds) =>
        new(new ExecutableTarget { Name = "Mix", Start = TimeSpan.FromSeconds(-seconds) }, default) { Progress = new("packages", 1, 4) };

    private StatusLines Lines(string kind)
    {
        var run = new BuildRun(
            new Surroundings
            {
                Arguments = ["--root", _stage.Root],
                Variables = new Dictionary<string, string>(),
                WorkingDirectory = _stage.Root,
                AssemblyDirectory = _stage.Root,
                Output = TextWriter.Null,
                Clock = new FrozenClock(),
            }
        );
        ((IRunServices)run).SetSubject("acme 20", kind);
        return new(run);
    }
}
