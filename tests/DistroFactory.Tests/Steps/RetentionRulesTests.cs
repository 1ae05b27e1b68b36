using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Steps.Prune;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Steps;

/// <summary>Versions 10 to 90, one a day: format 1 up to 30, format 2 up to 60, format 3 since. Today is the day after the last.</summary>
public sealed class RetentionRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 10, 0, 0, 0, TimeSpan.Zero);

    private static readonly ImmutableArray<PrunableVersion> s_versions =
    [
        .. Enumerable
            .Range(1, 9)
            .Select(day => new PrunableVersion(new((uint)day * 10), new((uint)(day + 2) / 3), s_now.AddDays(day - 10))),
    ];

    [TestCase("versions", 1, 0, 0, "10 30 40 60 70 90", "")]
    [TestCase("versions, not fewer", 100, 0, 0, "10 20 30 40 50 60 70 80 90", "")]
    [TestCase("age", 0, 2, 0, "10 30 40 60 70 90", "")]
    [TestCase("the greater of both", 3, 5, 0, "10 30 40 60 70 80 90", "")]
    [TestCase("formats alone keep all of theirs", 0, 0, 2, "40 50 60 70 80 90", "1")]
    [TestCase("older formats go", 2, 0, 1, "70 80 90", "1 2")]
    [TestCase("a version that stays holds its format", 4, 0, 1, "40 60 70 80 90", "1")]
    public void What_no_rule_keeps_goes(string _, int versions, int age, int formats, string kept, string goneFormats)
    {
        var plan = Decide(
            new()
            {
                Versions = versions > 0 ? versions : null,
                Age = age > 0 ? TimeSpan.FromDays(age) : null,
                Formats = formats > 0 ? formats : null,
            }
        );

        Assert.That(string.Join(' ', plan.Kept.Keys), Is.EqualTo(kept));
        Assert.That(plan.Kept.Keys.Concat(plan.Gone).Order(), Is.EqualTo(s_versions.Select(version => version.Version)));
        Assert.That(string.Join(' ', plan.GoneFormats), Is.EqualTo(goneFormats));
    }

    [Test]
    public void A_pin_a_channel_and_what_is_unfinished_hold_their_versions_and_the_way_from_them()
    {
        var one = new RetentionConfiguration { Versions = 1, Formats = 1 };

        var pinned = Decide(one with { Pins = [new(50)] });
        Assert.That(string.Join(' ', pinned.Kept.Keys), Is.EqualTo("40 50 60 70 90"));
        Assert.That(pinned.Kept[new(50)], Is.EqualTo("pinned"));

        var channel = Decide(one, channel: 80);
        Assert.That(channel.Kept[new(80)], Is.EqualTo("the latest version of channel stable"));
        Assert.That(Decide(one, channel: 20).GoneFormats, Is.Empty, "machines of the channel are at 20");

        var needed = Decide(one, needs: 20);
        Assert.That(needed.Kept[new(20)], Is.EqualTo("still to be tagged"));
        Assert.That(string.Join(' ', needed.Kept.Keys), Is.EqualTo("10 20 30 40 60 70 90"));
    }

    [Test]
    public void Each_version_that_stays_has_one_reason()
    {
        var reasons = Decide(new() { Versions = 2 }).Kept;

        Assert.That(reasons[new(90)], Is.EqualTo("the latest version"));
        Assert.That(reasons[new(80)], Is.EqualTo("one of the newest 2"));
        Assert.That(reasons[new(60)], Is.EqualTo("the last version of format 2"));
        Assert.That(reasons[new(40)], Is.EqualTo("the first version of format 2"));
    }

    private static RetentionPlan Decide(RetentionConfiguration rules, uint channel = 0, uint needs = 0) =>
        new RetentionRules(rules, s_now).Decide(
            s_versions,
            channel == 0 ? [Leading("", 90)] : [Leading("", 90), Leading(" of channel stable", channel)],
            needs == 0
                ? new Dictionary<StreamVersion, string>()
                : new Dictionary<StreamVersion, string> { [new(needs)] = "still to be tagged" }
        );

    private static Leading Leading(string of, uint latest) =>
        new(
            of,
            new(latest),
            s_versions
                .Where(version => version.Version.Value <= latest)
                .GroupBy(version => version.Format)
                .ToImmutableSortedDictionary(format => format.Key, format => (format.First().Version, format.Last().Version))
        );
}
