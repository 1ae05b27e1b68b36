using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Steps.Plan;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Steps.Plan;

public sealed class ReleasePlannerTests
{
    private static readonly ReleaseInputs s_inputs = new()
    {
        Packages = [Offer.Of("bash", "5.1")],
        Bundles = ImmutableSortedDictionary<string, string>.Empty.Add("os-core", "aa"),
        Settings = ImmutableSortedDictionary<string, string>.Empty.Add("content-url", "https://a"),
    };

    private static readonly PlanRequest s_first = new()
    {
        Namespace = "acme",
        Increment = 10,
        FirstFormat = new(3),
        Inputs = s_inputs,
    };

    private static readonly PlanRequest s_next = s_first with
    {
        Latest = new()
        {
            Version = new(40),
            Format = new(7),
            UpstreamVersion = new(10),
            Timestamp = DateTimeOffset.UnixEpoch,
            Inputs = s_inputs,
        },
    };

    [Test]
    public void The_first_release_has_the_increment_for_its_version_and_the_configured_format()
    {
        var plan = ReleasePlanner.Plan(s_first);

        Assert.Multiple(() =>
        {
            Assert.That(
                (plan.Version, plan.Previous, plan.Format),
                Is.EqualTo((new StreamVersion(10), StreamVersion.None, new FormatNumber(3)))
            );
            Assert.That((plan.IsNeeded, plan.Reason), Is.EqualTo((true, ReleaseReason.NothingReleased)));
            Assert.That(plan.UpstreamVersion, Is.EqualTo(new UpstreamVersion(10)));
            Assert.That(plan.Describe(), Has.None.Contains("pstream"), "it is recorded, and nothing that a person follows");
        });
    }

    [Test]
    public void Without_a_change_there_is_nothing_to_release()
    {
        var plan = ReleasePlanner.Plan(s_next);

        Assert.That((plan.IsNeeded, plan.Reason), Is.EqualTo((false, ReleaseReason.UpToDate)));
    }

    [Test]
    public void A_package_that_gets_older_is_a_warning()
    {
        var plan = ReleasePlanner.Plan(s_next with { Inputs = s_inputs with { Packages = [Offer.Of("a", "1"), Offer.Of("bash", "5.0")] } });

        Assert.Multiple(() =>
        {
            Assert.That(plan.Warnings.Single(), Does.StartWith("A package gets older: bash 5.1-1 -> 5.0-1. If that is not meant"));
            Assert.That(
                DifferenceText.Lines(plan.Differences),
                Is.EqualTo(new[] { "package downgraded bash 5.1-1 -> 5.0-1", "package added      a 1-1" })
            );
            Assert.That(ReleasePlanner.Plan(s_next).Warnings, Is.Empty);
        });
    }

    [Test]
    public void A_release_can_be_forced() =>
        Assert.That(ReleasePlanner.Plan(s_next with { Requests = new() { Force = true } }).Reason, Is.EqualTo(ReleaseReason.Forced));

    [Test]
    public void The_next_release_follows_the_latest_in_the_same_format()
    {
        var plan = ReleasePlanner.Plan(s_next with { Inputs = s_inputs with { Packages = [Offer.Of("bash", "5.2")] } });

        Assert.Multiple(() =>
        {
            Assert.That(
                (plan.Version, plan.Previous, plan.Format),
                Is.EqualTo((new StreamVersion(50), new StreamVersion(40), new FormatNumber(7)))
            );
            Assert.That(plan.Reason, Is.EqualTo(ReleaseReason.PackagesChanged));
            Assert.That(plan.Describe(), Has.Some.Contains("bash 5.1-1 -> 5.2-1"));
        });
    }

    [Test]
    public void Another_bundle_definition_is_a_reason()
    {
        var plan = ReleasePlanner.Plan(
            s_next with
            {
                Inputs = s_inputs with { Bundles = s_inputs.Bundles.SetItem("os-core", "bb").Add("editors", "cc") },
            }
        );

        Assert.Multiple(() =>
        {
            Assert.That(plan.Reason, Is.EqualTo(ReleaseReason.BundlesChanged));
            Assert.That(plan.Differences.BundlesChanged, Is.EqualTo(new[] { "os-core" }));
            Assert.That(plan.Differences.BundlesAdded, Is.EqualTo(new[] { "editors" }));
        });
    }

    [TestCase("os-core aa,editors cc", "+editors")]
    [TestCase("os-core bb", "~os-core")]
    [TestCase("editors aa", "+editors -os-core")]
    public void Each_kind_of_change_of_bundles_is_a_reason(string bundles, string changes)
    {
        var now = bundles.Split(',').Select(bundle => bundle.Split(' ')).ToImmutableSortedDictionary(parts => parts[0], parts => parts[1]);
        var plan = ReleasePlanner.Plan(s_next with { Inputs = s_inputs with { Bundles = now } });
        var found = plan
            .Differences.BundlesAdded.Select(name => "+" + name)
            .Concat(plan.Differences.BundlesRemoved.Select(name => "-" + name))
            .Concat(plan.Differences.BundlesChanged.Select(name => "~" + name));
        Assert.That((plan.Reason, string.Join(' ', found)), Is.EqualTo((ReleaseReason.BundlesChanged, changes)));
    }

    [Test]
    public void A_bundle_that_is_gone_is_a_reason()
    {
        var latest = s_next.Latest! with { Inputs = s_inputs with { Bundles = s_inputs.Bundles.Add("editors", "cc") } };
        Assert.That(ReleasePlanner.Plan(s_next with { Latest = latest }).Reason, Is.EqualTo(ReleaseReason.BundlesChanged));
    }

    [Test]
    public void Only_what_is_the_same_in_everything_has_no_differences()
    {
        var none = new InputDifferences { Packages = PackageDifferences.None };
        Assert.Multiple(() =>
        {
            Assert.That(none.IsEmpty);
            Assert.That((none with { Packages = PackageDifferences.Between([], [Offer.Of("bash", "5.1")]) }).IsEmpty, Is.False);
            Assert.That((none with { BundlesAdded = ["editors"] }).IsEmpty, Is.False);
            Assert.That((none with { BundlesRemoved = ["editors"] }).IsEmpty, Is.False);
            Assert.That((none with { BundlesChanged = ["editors"] }).IsEmpty, Is.False);
            Assert.That((none with { Settings = [new("content-url", null, "https://a")] }).IsEmpty, Is.False);
        });
    }

    [Test]
    public void A_plan_says_which_version_it_makes_or_which_one_stays()
    {
        Assert.That(ReleasePlanner.Plan(s_next).Describe(), Does.Contain("Version       40 stays the latest"));
        Assert.That(
            ReleasePlanner.Plan(s_next with { Requests = new() { Force = true } }).Describe(),
            Does.Contain("Version       50").And.Contain("Previous      40")
        );
    }

    [Test]
    public void Another_setting_is_a_reason_and_is_named_with_both_values()
    {
        var plan = ReleasePlanner.Plan(
            s_next with
            {
                Inputs = s_inputs with { Settings = s_inputs.Settings.SetItem("content-url", "https://b") },
            }
        );

        Assert.Multiple(() =>
        {
            Assert.That(plan.Reason, Is.EqualTo(ReleaseReason.SettingsChanged));
            Assert.That(plan.Differences.Settings.Single().ToString(), Is.EqualTo("content-url: https://a -> https://b"));
        });
    }

    [Test]
    public void A_version_that_no_client_could_read_is_refused() =>
        Assert.That(
            () => ReleasePlanner.Plan(s_next with { Latest = s_next.Latest! with { Version = new(int.MaxValue) } }),
            Throws.TypeOf<FactoryException>().With.Message.Contains("highest version")
        );
}
