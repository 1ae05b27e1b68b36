using System.Text.RegularExpressions;

namespace DistroFactory.Foundation.Tests;

/// <summary>Sizes and times as people write them.</summary>
public sealed class MeasureTests
{
    [TestCase("0 B", 0)]
    [TestCase("12B", 12)]
    [TestCase("500 MB", 500_000_000)]
    [TestCase("1.5 kB", 1500)]
    [TestCase("3 GiB", 3L << 30)]
    [TestCase("1 TiB", 1L << 40)]
    [TestCase("64 KiB", 65536)]
    public void A_size(string text, long bytes)
    {
        Assert.That(text, Does.Match($"^(?:{ByteSize.Pattern})$"));
        Assert.That(ByteSize.Parse(text), Is.EqualTo(bytes));
    }

    [TestCase("30s", 30)]
    [TestCase("10m", 600)]
    [TestCase("2h", 7200)]
    [TestCase("90d", 7_776_000)]
    public void A_time(string text, int seconds)
    {
        Assert.That(text, Does.Match($"^(?:{TimeText.Pattern})$"));
        Assert.That(TimeText.Parse(text).TotalSeconds, Is.EqualTo(seconds));
    }

    [TestCase("3 gigs")]
    [TestCase("-1 B")]
    [TestCase("MB")]
    public void No_size(string text) => Assert.That(Regex.IsMatch(text, $"^(?:{ByteSize.Pattern})$"), Is.False);

    [TestCase(0.04, "0.0 s")]
    [TestCase(9.94, "9.9 s")]
    [TestCase(59, "59 s")]
    [TestCase(185, "3 min 5 s")]
    public void A_time_that_passed(double seconds, string text) =>
        Assert.That(TimeText.Format(TimeSpan.FromSeconds(seconds)), Is.EqualTo(text));
}
