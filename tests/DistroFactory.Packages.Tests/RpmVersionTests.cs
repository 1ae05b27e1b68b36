using DistroFactory.Packages.Tests.Rpm;

namespace DistroFactory.Packages.Tests;

public sealed class RpmVersionTests
{
    private static readonly string[] s_versions =
    [
        "0",
        "00",
        "1",
        "01",
        "1.0",
        "1.",
        "1..0",
        "1.0.0",
        "1.1",
        "1.01",
        "1.10",
        "2",
        "10",
        "1a",
        "1.a",
        "a",
        "A",
        "ab",
        "a1",
        "b",
        "1.0a",
        "1.0a1",
        "1.0a10",
        "1.0~",
        "1.0~rc1",
        "1.0~rc2",
        "1.0~~",
        "1.0~rc1^git1",
        "1.0^",
        "1.0^git1",
        "1.0^git1~pre",
        "1.0^20200101",
        "1.0.1^git",
        "1.0+1",
        "1.0_1",
        "1_0",
        "~",
        "^",
        "20240101",
        "99999999999999999999",
        "100000000000000000000",
        "5.5p1",
        "5.5p10",
        "xyz.4",
        "xyz10",
        "2a",
        "2.0.1a",
        "é1",
        ".",
        "+",
        "1.0.",
    ];

    [Test]
    public void Every_pair_is_ordered_as_rpm_orders_it()
    {
        var pairs = s_versions.SelectMany(a => s_versions.Select(b => (A: a, B: b))).ToList();
        var script = string.Concat(pairs.Select(pair => $"print(rpm.vercmp('{pair.A}','{pair.B}'),'\\n')"));
        var theirs = RpmCommand.Run("--eval", "%{lua:" + script + "}").Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        Assert.That(theirs, Has.Count.EqualTo(pairs.Count));

        var ours = pairs.Select(pair => $"{pair.A} ? {pair.B}: {Math.Sign(RpmVersion.Compare(pair.A, pair.B))}");

        Assert.That(ours, Is.EqualTo(pairs.Zip(theirs, (pair, order) => $"{pair.A} ? {pair.B}: {order}")));
    }

    [TestCase("", "", 0)]
    [TestCase("", "1", -1)]
    [TestCase("", "~", 1)]
    [TestCase("", "^", -1)]
    [TestCase("1.0-1", "1.0_1", 0)]
    public void What_rpm_takes_for_no_version_has_an_order_too(string a, string b, int order) =>
        Assert.That(Math.Sign(RpmVersion.Compare(a, b)), Is.EqualTo(order));

    [TestCase("1.0-1", "1.0-2", -1)]
    [TestCase("1:1.0-1", "2.0-1", 1)]
    [TestCase("0:1.0-1", "1.0-1", 0)]
    [TestCase("1.0", "1.0-7", 0)]
    [TestCase("1.0-7", "1.0", 0)]
    [TestCase("1.0~rc1-9", "1.0-1", -1)]
    [TestCase("99999999999:1", "5:1", 1)]
    [TestCase("a:1", "1", -1)]
    public void Epoch_comes_first_and_a_missing_release_is_not_compared(string a, string b, int order) =>
        Assert.That(Math.Sign(Evr.Parse(a).CompareTo(Evr.Parse(b))), Is.EqualTo(order));

    [TestCase("1.0")]
    [TestCase("1.0-1")]
    [TestCase("3:1.0-1.fc40")]
    public void An_evr_is_written_as_it_is_read(string text) => Assert.That(Evr.Parse(text).ToString(), Is.EqualTo(text));
}
