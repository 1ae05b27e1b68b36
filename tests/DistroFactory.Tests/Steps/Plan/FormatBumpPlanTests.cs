using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Steps.Plan;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Steps.Plan;

internal sealed class FormatBumpPlanTests
{
    private static readonly ReleaseInputs s_inputs = new()
    {
        Packages = [Offer.Of("bash", "5.1")],
        Bundles = ImmutableSortedDictionary<string, string>.Empty.Add("os-core", "aa").Add("old", "bb"),
        Settings = ImmutableSortedDictionary<string, string>.Empty.Add("content-url", "https://a"),
    };

    private static readonly PlanRequest s_first = new()
    {
        Namespace = "acme",
        Increment = 10,
        FirstFormat = new(1),
        Inputs = s_inputs,
        LeavingBundles = ["old"],
    };

    private static readonly PlanRequest s_next = After(20, 1, s_inputs);

    [TestCase("", "30/1")]
    [TestCase("force", "30/1")]
    [TestCase("min-version", "30/1 min 30")]
    [TestCase("bump", "30/1 bridge to 40/2, empty old; 40/2 start min 40, without old")]
    [TestCase("bump min-version", "30/1 bridge to 40/2 min 30, empty old; 40/2 start min 40, without old")]
    [TestCase("format 1", "30/1")]
    [TestCase("format 2", "30/1 bridge to 40/2, empty old; 40/2 start min 40, without old")]
    [TestCase("bump format 2", "30/1 bridge to 40/2, empty old; 40/2 start min 40, without old")]
    [TestCase("key", "30/1 bridge to 40/2, empty old; 40/2 start min 40, without old")]
    [TestCase("min-key", "30/1 min 30")]
    public void What_is_asked_decides_the_versions(string requests, string mixes) =>
        Assert.That(Text(ReleasePlanner.Plan(Asking(s_next, requests))), Is.EqualTo(mixes));

    [TestCase("bump")]
    [TestCase("format 7")]
    [TestCase("key")]
    public void A_bump_of_a_stream_that_has_not_begun_is_a_plain_first_version(string requests) =>
        Assert.That(Text(ReleasePlanner.Plan(Asking(s_first, requests))), Is.EqualTo("10/1"));

    [TestCase("", ReleaseReason.UpToDate)]
    [TestCase("format 1", ReleaseReason.UpToDate)]
    [TestCase("format 2", ReleaseReason.FormatBumpAsked)]
    [TestCase("bump", ReleaseReason.FormatBumpAsked)]
    [TestCase("key", ReleaseReason.FormatBumpAsked)]
    [TestCase("min-version", ReleaseReason.MinVersionAsked)]
    [TestCase("min-key", ReleaseReason.MinVersionAsked)]
    public void What_was_not_done_yet_is_a_reason_to_release(string requests, ReleaseReason reason) =>
        Assert.That(ReleasePlanner.Plan(Asking(s_next, requests)).Reason, Is.EqualTo(reason));

    [TestCase("key")]
    [TestCase("min-key")]
    [TestCase("format 2")]
    [TestCase("key min-key")]
    public void A_key_that_stays_acts_once(string requests)
    {
        var plan = ReleasePlanner.Plan(Asking(s_next, requests));

        var again = ReleasePlanner.Plan(Asking(After(plan.Version.Value, plan.Format.Value, plan.Inputs), requests));

        Assert.That(again.Reason, Is.EqualTo(ReleaseReason.UpToDate));
    }

    [Test]
    public void A_key_acts_again_after_a_release_without_it()
    {
        var bumped = ReleasePlanner.Plan(Asking(s_next, "key"));
        var without = ReleasePlanner.Plan(
            After(40, 2, bumped.Inputs) with
            {
                Inputs = s_inputs,
                Requests = new() { Force = true },
            }
        );

        Assert.That(ReleasePlanner.Plan(Asking(After(50, 2, without.Inputs), "key")).Reason, Is.EqualTo(ReleaseReason.FormatBumpAsked));
    }

    [Test]
    public void A_format_out_of_reach_is_refused_with_the_one_to_ask_for() =>
        Assert.That(
            () => ReleasePlanner.Plan(Asking(s_next, "format 3")),
            Throws.TypeOf<FactoryException>().With.Message.Contains("one at a time").And.Property("Advice").Contains("Ask for 2 first")
        );

    [Test]
    public void A_bundle_that_a_bump_removed_stays_away_whether_its_definition_is_deleted_or_not()
    {
        var bumped = ReleasePlanner.Plan(Asking(s_next, "bump"));
        Assert.That(bumped.Differences.BundlesRemoved, Is.EqualTo(new[] { "old" }));

        var kept = ReleasePlanner.Plan(After(40, 2, bumped.Inputs) with { Requests = new() { Force = true } });
        var deleted = ReleasePlanner.Plan(
            After(40, 2, bumped.Inputs) with
            {
                Inputs = s_inputs with { Bundles = s_inputs.Bundles.Remove("old") },
                LeavingBundles = [],
            }
        );

        Assert.Multiple(() =>
        {
            Assert.That((Text(kept), kept.Reason), Is.EqualTo(("50/2, without old", ReleaseReason.Forced)));
            Assert.That(deleted.Reason, Is.EqualTo(ReleaseReason.UpToDate));
        });
    }

    [Test]
    public void A_format_knows_where_it_began()
    {
        var plan = ReleasePlanner.Plan(Asking(s_next with { FormatFirst = new(10) }, "bump"));

        Assert.That(plan.Mixes.Select(mix => (mix.FormatFirst.Value, mix.Previous.Value)), Is.EqualTo(new[] { (10u, 20u), (40u, 30u) }));
    }

    [Test]
    public void A_plan_of_several_versions_says_so() =>
        Assert.That(
            ReleasePlanner.Plan(Asking(s_next, "bump")).Describe(),
            Has.Some.Contains("30  format 1, the bridge to 40 of format 2; empties old")
        );

    private static PlanRequest After(uint version, uint format, ReleaseInputs inputs) =>
        s_first with
        {
            Latest = new()
            {
                Version = new(version),
                Format = new(format),
                UpstreamVersion = new(7),
                Timestamp = DateTimeOffset.UnixEpoch,
                Inputs = inputs,
            },
        };

    private static PlanRequest Asking(PlanRequest request, string requests)
    {
        var words = requests.Split(' ');
        var format = words.SkipWhile(word => word != "format").Skip(1).FirstOrDefault();
        var keys = new[] { ("key", StandingRequests.FormatBump), ("min-key", StandingRequests.MinVersion) }
            .Where(key => words.Contains(key.Item1))
            .Select(key => key.Item2);
        return request with
        {
            Requests = new()
            {
                Force = words.Contains("force"),
                MinVersion = words.Contains("min-version"),
                FormatBump = words.Contains("bump"),
                WantedFormat = format is null
                    ? FormatNumber.None
                    : new(uint.Parse(format, System.Globalization.CultureInfo.InvariantCulture)),
            },
            Inputs = request.Inputs with { Requests = [.. keys] },
        };
    }

    private static string Text(ReleasePlan plan) => PlanText.Of(plan);
}
