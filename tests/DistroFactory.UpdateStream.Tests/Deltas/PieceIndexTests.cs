using DistroFactory.UpdateStream.Deltas;

namespace DistroFactory.UpdateStream.Tests.Deltas;

/// <summary>The index finds what a look at each place would.</summary>
public sealed class PieceIndexTests
{
    [Test]
    public void The_longest_piece_is_found_however_often_its_beginning_is_there([Values(2, 4, 256)] int values, [Range(1, 5)] int seed)
    {
        var contents = new Contents(seed);
        var old = contents.OfFewValues(4000, values);
        AssertFound(old, contents.Edited(old, 100));
    }

    [Test]
    public void Contents_shorter_than_a_piece_or_hardly_longer_are_searched([Range(0, 20)] int length)
    {
        var old = new Contents(length).Noise(length);
        AssertFound(old, old);
        AssertFound(old, [.. old, .. old]);
    }

    [Test]
    public void Of_equal_pieces_the_nearest_to_the_expected_place_is_taken([Values(0, 399, 2000, 3980, 9000, -50)] int expected)
    {
        var old = new Contents(1).Periodic(4000, 40);
        using var index = new PieceIndex(old);
        var (place, length) = index.Longest(old, old.AsSpan(400, 20), expected);
        Assert.That(length, Is.EqualTo(20));
        var nearest = Enumerable.Range(0, 100).Select(i => i * 40).MinBy(at => Math.Abs(at - expected));
        Assert.That(Math.Abs(place - expected), Is.EqualTo(Math.Abs(nearest - expected)));
    }

    private static void AssertFound(byte[] old, byte[] @new)
    {
        using var index = new PieceIndex(old);
        for (var i = 0; i < @new.Length; i++)
        {
            var wanted = @new.AsSpan(i);
            var (place, length) = index.Longest(old, wanted, i);
            Assert.That(old.AsSpan(place).CommonPrefixLength(wanted), Is.GreaterThanOrEqualTo(length), $"what is found for {i} is there");
            Assert.That(length, Is.EqualTo(Longest(old, wanted)), $"the longest for {i} is found");
        }
    }

    /// <summary>The longest match, of eight bytes or more, of all places that are known.</summary>
    private static int Longest(byte[] old, ReadOnlySpan<byte> wanted)
    {
        var longest = 0;
        for (var place = 0; place < old.Length; place += PieceIndex.Every)
            longest = Math.Max(longest, old.AsSpan(place).CommonPrefixLength(wanted));
        return longest < PieceIndex.PieceBytes ? 0 : longest;
    }
}
