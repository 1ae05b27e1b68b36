using DistroFactory.UpdateStream.Deltas;

namespace DistroFactory.UpdateStream.Tests.Deltas;

/// <summary>What a delta was made from, it makes again.</summary>
public sealed class DeltaRoundTripTests
{
    private static readonly DeltaStat s_stat = new(0x81ED, 0, 0);

    [Test]
    public void Edited_noise_comes_back_and_costs_little_more_than_the_edits([Range(1, 20)] int seed)
    {
        var contents = new Contents(seed);
        var old = contents.Noise(5_000 * seed);
        RoundTrip(old, contents.Edited(old, 3), atMost: 700);
    }

    [Test]
    public void Edited_text_comes_back([Range(1, 10)] int seed)
    {
        var contents = new Contents(seed);
        var old = contents.Text(200 * seed);
        RoundTrip(old, contents.Edited(old, 5 * seed), atMost: 400 + (300 * seed));
    }

    [Test]
    public void Edited_content_of_few_values_comes_back([Values(1, 2, 3, 4, 17)] int values, [Values(300, 70_000)] int length)
    {
        var contents = new Contents(length + values);
        var old = contents.OfFewValues(length, values);
        RoundTrip(old, contents.Edited(old, 10));
    }

    [Test]
    public void Edited_periodic_content_comes_back([Values(1, 2, 3, 7, 64, 255, 1000)] int period)
    {
        var contents = new Contents(period);
        var old = contents.Periodic(100_000, period);
        RoundTrip(old, contents.Edited(old, 20), atMost: 5_000);
    }

    [Test]
    public void Content_that_did_not_change_costs_64_bytes()
    {
        var content = new Contents(1).Noise(20_000);
        Assert.That(RoundTrip(content, content), Has.Length.EqualTo(64));
    }

    [Test]
    public void Content_that_grew_by_a_million_zeros_comes_back()
    {
        var old = new Contents(2).Noise(10_000);
        RoundTrip(old, [.. old, .. new byte[1_000_000]], atMost: 500);
    }

    [Test]
    public void Two_halves_that_changed_places_come_back()
    {
        var contents = new Contents(3);
        var (first, second) = (contents.Noise(40_000), contents.Noise(30_000));
        RoundTrip([.. first, .. second], [.. second, .. first], atMost: 200);
    }

    [Test]
    public void An_old_content_of_one_byte_is_enough_for_a_new_one_that_compresses() => RoundTrip([0], new byte[1000], atMost: 100);

    private static byte[] RoundTrip(byte[] old, byte[] @new, int atMost = int.MaxValue)
    {
        var delta = DeltaWriter.Create(old, @new, s_stat);
        Assert.That(delta, Is.Not.Null);
        Assert.That(DeltaReader.Apply(old, delta!), Is.EqualTo(@new));
        Assert.That(delta, Has.Length.AtMost(atMost));
        Assert.That(DeltaWriter.Create(old, @new, s_stat), Is.EqualTo(delta), "the same delta a second time");
        return delta!;
    }
}
