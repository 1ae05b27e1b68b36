using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Steps.Plan;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Steps.Plan;

/// <summary>
/// Circumstances of a downstream distribution, and the plan: <c>latest release, upstream target, bumps in between → versions</c>.
/// </summary>
internal sealed class DownstreamPlanTests
{
    // A first release; the next counter; a newer upstream of the same format.
    [TestCase("-", "31000/30", "", "31000010/30")]
    [TestCase("31000010/30", "31000/30", "", "31000020/30")]
    [TestCase("31000980/30", "31000/30", "", "31000990/30")]
    [TestCase("31000010/30", "31100/30", "", "31100010/30")]
    [TestCase("31000990/30", "31100/30", "", "31100010/30")]
    // One bump: to beyond it, exactly to it, from the very last version before it.
    [TestCase(
        "31000010/30",
        "31200/31",
        "31:31090-31100",
        "31090010/30 bridge to 31100020/31, empty old; 31100020/31 start min 31100020, without old; 31200010/31, without old"
    )]
    [TestCase(
        "31000010/30",
        "31100/31",
        "31:31090-31100",
        "31090010/30 bridge to 31100020/31, empty old; 31100020/31 start min 31100020, without old"
    )]
    [TestCase(
        "31090030/30",
        "31100/31",
        "31:31090-31100",
        "31090040/30 bridge to 31100020/31, empty old; 31100020/31 start min 31100020, without old"
    )]
    // Two bumps, the first format in between with several versions and with one.
    [TestCase(
        "31000010/30",
        "31300/32",
        "31:31090-31100 32:31190-31200",
        "31090010/30 bridge to 31100020/31, empty old; 31100020/31 start min 31100020, without old; "
            + "31190010/31 bridge to 31200020/32, empty old; 31200020/32 start min 31200020, without old; 31300010/32, without old"
    )]
    [TestCase(
        "31000010/30",
        "31200/32",
        "31:31090-31100 32:31100-31200",
        "31090010/30 bridge to 31100020/31, empty old; 31100020/31 start min 31100020, without old; "
            + "31100030/31 bridge to 31200020/32, empty old; 31200020/32 start min 31200020, without old"
    )]
    // Its own formats may be counted from elsewhere.
    [TestCase(
        "31000010/7",
        "31100/31",
        "31:31090-31100",
        "31090010/7 bridge to 31100020/8, empty old; 31100020/8 start min 31100020, without old"
    )]
    public void The_circumstances_decide_the_versions(string latest, string target, string bumps, string versions) =>
        Assert.That(PlanText.Of(ReleasePlanner.Plan(Request(latest, target, bumps))), Is.EqualTo(versions));

    [TestCase("-", "31000/30", ReleaseReason.NothingReleased)]
    [TestCase("31000010/30", "31000/30", ReleaseReason.UpToDate)]
    [TestCase("31000010/30", "31010/30", ReleaseReason.UpstreamNewer)]
    public void A_newer_upstream_is_a_reason_to_release(string latest, string target, ReleaseReason reason) =>
        Assert.That(ReleasePlanner.Plan(Request(latest, target, "")).Reason, Is.EqualTo(reason));

    [TestCase("-", "31000/30", "Upstream      31000")]
    [TestCase("31000010/30", "31000/30", "Upstream      31000")]
    [TestCase("31000010/30", "31100/30", "Upstream      31000 -> 31100")]
    public void The_plan_tells_the_upstream_that_is_followed(string latest, string target, string row) =>
        Assert.That(ReleasePlanner.Plan(Request(latest, target, "")).Describe(), Has.One.EqualTo(row));

    [TestCase("31000010/30", "30900/30", "builds upon 31000 already", "mirror lags behind")]
    [TestCase("31000990/30", "31000/30", "no version left", "increment")]
    [TestCase("10/30", "31000/30", "no more than three digits", "latest")]
    [TestCase("31000010/30", "3000000/30", "2147483647", "Pin")]
    public void What_cannot_be_is_refused_with_advice(string latest, string target, string why, string advice) =>
        Assert.That(
            () => ReleasePlanner.Plan(Request(latest, target, "")),
            Throws.TypeOf<FactoryException>().With.Message.Contains(why).And.Property("Advice").Contains(advice)
        );

    [Test]
    public void A_pin_below_what_was_released_names_the_pin()
    {
        var request = Request("31000010/30", "30900/30", "");

        Assert.That(
            () => ReleasePlanner.Plan(request with { Upstream = request.Upstream! with { IsPinned = true } }),
            Throws.TypeOf<FactoryException>().With.Property("Advice").Contains("upstream.version")
        );
    }

    [Test]
    public void An_upstream_whose_format_went_down_is_refused()
    {
        var request = Request("31000010/30", "31100/29", "");

        Assert.That(() => ReleasePlanner.Plan(request), Throws.TypeOf<FactoryException>().With.Message.Contains("of format 29"));
    }

    [Test]
    public void The_start_of_a_format_has_the_content_of_the_bridge()
    {
        var mixes = ReleasePlanner.Plan(Request("31000010/30", "31200/31", "31:31090-31100")).Mixes;

        Assert.Multiple(() =>
        {
            Assert.That(mixes.Select(mix => mix.UpstreamVersion.Value), Is.EqualTo(new[] { 31090u, 31100u, 31200u }));
            Assert.That(mixes.Select(mix => mix.ContentVersion.Value), Is.EqualTo(new[] { 31090u, 31090u, 31200u }));
            Assert.That(mixes.Select(mix => mix.Previous.Value), Is.EqualTo(new[] { 31000010u, 31090010u, 31100020u }));
            Assert.That(mixes.Select(mix => mix.FormatFirst.Value), Is.EqualTo(new[] { 29000010u, 31100020u, 31100020u }));
        });
    }

    [Test]
    public void A_min_version_is_one_of_every_version_made() =>
        Assert.That(
            ReleasePlanner
                .Plan(Request("31000010/30", "31100/30", "") with { Requests = new() { MinVersion = true } })
                .Mixes.Single()
                .MinVersion,
            Is.EqualTo(new StreamVersion(31100010))
        );

    [Test]
    public void A_format_bump_of_its_own_is_refused() =>
        Assert.That(
            () => ReleasePlanner.Plan(Request("31000010/30", "31000/30", "") with { Requests = new() { FormatBump = true } }),
            Throws.TypeOf<FactoryException>().With.Message.Contains("follows the format bumps of its upstream")
        );

    private static PlanRequest Request(string latest, string target, string bumps)
    {
        var current = latest == "-" ? default : (Version: Number(latest, 0), Format: Number(latest, 1));
        return new()
        {
            Namespace = "acme",
            Increment = 10,
            FirstFormat = new(1),
            FormatFirst = latest == "-" ? StreamVersion.None : new(29000010),
            LeavingBundles = ["old"],
            Inputs = new() { Bundles = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("old", "aa") },
            Latest =
                latest == "-"
                    ? null
                    : new()
                    {
                        Version = new(current.Version),
                        Format = new(current.Format),
                        UpstreamVersion = new(current.Version / 1000),
                        Timestamp = DateTimeOffset.UnixEpoch,
                        Inputs = new()
                        {
                            Bundles = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("old", "aa"),
                        },
                    },
            Upstream = new()
            {
                Name = "https://mirror.acme.example",
                Target = new(Number(target, 0)),
                Format = new(Number(target, 1)),
                Current = new(current.Version / 1000),
                CurrentFormat = latest == "-" ? FormatNumber.None : new(30),
                Bumps = [.. bumps.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Bump)],
            },
        };
    }

    private static UpstreamBump Bump(string text)
    {
        var parts = text.Split(':', '-').Select(part => uint.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return new(new(parts[0]), new(parts[1]), new(parts[2]));
    }

    private static uint Number(string text, int part) =>
        uint.Parse(text.Split('/')[part], System.Globalization.CultureInfo.InvariantCulture);
}
