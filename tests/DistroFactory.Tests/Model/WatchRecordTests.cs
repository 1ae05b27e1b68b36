using DistroFactory.Model;
using DistroFactory.Steps.Plan;
using DistroFactory.Tests.Steps.Plan;

namespace DistroFactory.Tests.Model;

public sealed class WatchRecordTests
{
    private static readonly UpstreamState s_upstream = new()
    {
        Name = "u",
        Target = new(31200),
        Format = new(31),
        Current = new(31000),
        CurrentFormat = new(30),
    };

    private static readonly PlanRequest s_request = new()
    {
        Namespace = "acme",
        Increment = 10,
        FirstFormat = new(1),
        Latest = new()
        {
            Version = new(31000010),
            Format = new(30),
            UpstreamVersion = new(31000),
            Timestamp = DateTimeOffset.UnixEpoch,
            Inputs = new() { Packages = [Offer.Of("a", "1")] },
        },
        Inputs = new() { Packages = [Offer.Of("a", "2")] },
    };

    [Test]
    public void A_newer_upstream_is_told_with_where_it_comes_from()
    {
        var record = Record(s_upstream with { Format = new(30) });

        Assert.That(
            record.Describe().Take(2),
            Is.EqualTo(
                new[]
                {
                    "Release 31200010 is needed: the upstream has a newer version.",
                    "  upstream 31000 (format 30) -> 31200 (format 30)",
                }
            )
        );
    }

    [Test]
    public void Across_formats_only_the_plan_knows_the_version() =>
        Assert.That(Record(s_upstream).Describe().First(), Is.EqualTo("A release is needed: the upstream has a newer version."));

    [Test]
    public void Changed_content_is_told_package_by_package() =>
        Assert.That(
            Record(s_upstream with { Target = new(31000), Format = new(30) }).Describe(),
            Is.EqualTo(
                new[]
                {
                    "Release 31000020 is needed: the packages differ from those of the latest release.",
                    "  upstream 31000 (format 30)",
                    "  package updated    a 1-1 -> 2-1",
                }
            )
        );

    [Test]
    public void The_job_that_comes_next_gets_it_as_values_of_one_word()
    {
        var record = Record(s_upstream with { Format = new(30) });

        Assert.That(
            record.Facts().Select(fact => $"{fact.Key}={fact.Value}"),
            Is.EqualTo(new[] { "changed=true", "reason=upstream-newer", "latest=31000010", "next=31200010", "upstream=31200" })
        );
    }

    private static WatchRecord Record(UpstreamState upstream) =>
        WatchRecord.Of(ReleasePlanner.Plan(s_request with { Upstream = upstream }), upstream);
}
