using DistroFactory.UpdateStream.Deltas;

namespace DistroFactory.UpdateStream.Tests.Deltas;

/// <summary>
/// Contents on which searching again and again, or sorting by comparison, would take hours: each of these tests finishes in seconds,
/// because the work is proportional to the size.
/// </summary>
public sealed class LargeDeltaTests
{
    private const int Size = 4 << 20;

    [Test]
    public void Zeros_with_flaws_that_moved_are_matched([Values(0, 100, 10_000)] int flaws)
    {
        var contents = new Contents(flaws);
        Matches(contents.Flawed(new byte[Size], flaws), contents.Flawed(new byte[Size + 1000], flaws));
    }

    [Test]
    public void A_repeated_block_with_flaws_is_matched_out_of_step([Values(2, 1000, 65_536)] int period)
    {
        var contents = new Contents(period);
        var content = contents.Periodic(Size, period);
        Matches(contents.Flawed(content, 5000), contents.Flawed(content[(period / 2)..], 5000));
    }

    [Test]
    public void Two_values_in_disorder_are_matched()
    {
        var contents = new Contents(1);
        Matches(contents.OfFewValues(Size / 4, 2), contents.OfFewValues(Size / 4, 2));
    }

    [Test]
    public void A_delta_of_a_large_repetition_with_flaws_comes_back()
    {
        var contents = new Contents(2);
        var old = contents.Periodic(Size / 4, 1000);
        var @new = contents.Flawed(old[500..], 2000);
        var delta = DeltaWriter.Create(old, @new, DeltaStat.OfManifest);
        Assert.That(DeltaReader.Apply(old, delta!).AsSpan().SequenceEqual(@new));
        Assert.That(delta, Has.Length.LessThan(20_000));
    }

    private static void Matches(byte[] old, byte[] @new)
    {
        using var matcher = new DeltaMatcher();
        var edits = matcher.Compare(old, @new);
        Assert.That(edits.Sum(edit => (long)edit.Add + edit.Insert), Is.EqualTo(@new.Length));
        Assert.That(edits.Sum(edit => (long)edit.Add), Is.GreaterThan(@new.Length * 9L / 10), "nearly all is found in the old content");
    }
}
