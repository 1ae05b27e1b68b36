using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Steps.Plan;

namespace DistroFactory.Tests.Steps.Plan;

/// <summary>When the root that clients pin changes, and when it may not.</summary>
public sealed class RootExchangePlanTests
{
    private static readonly PlanRequest s_next = new()
    {
        Namespace = "acme",
        Increment = 10,
        FirstFormat = new(1),
        Inputs = Inputs("old"),
        NextRoot = "new",
        Latest = new()
        {
            Version = new(20),
            Format = new(1),
            UpstreamVersion = new(10),
            Timestamp = DateTimeOffset.UnixEpoch,
            Inputs = Inputs("old"),
        },
    };

    [Test]
    public void A_format_bump_exchanges_the_root()
    {
        var plan = ReleasePlanner.Plan(s_next with { Requests = new() { FormatBump = true } });

        Assert.Multiple(() =>
        {
            Assert.That(plan.RootExchange, Is.EqualTo(new RootExchange("old", "new")));
            Assert.That(
                plan.Mixes.Select(mix => (mix.Version.Value, mix.ShipsBothRoots, mix.IsSignedByFormerRoot)),
                Is.EqualTo(new[] { (30u, true, true), (40u, true, false) })
            );
            Assert.That(plan.Inputs.Settings[ReleaseInputs.RootCertificate], Is.EqualTo("new"));
            Assert.That(plan.Describe(), Has.One.EqualTo("Root          old -> new"));
        });
    }

    [Test]
    public void The_release_after_it_is_needed_for_it_makes_the_new_root_the_pinned_one()
    {
        var exchanged = ReleasePlanner.Plan(s_next with { Requests = new() { FormatBump = true } });

        var plan = ReleasePlanner.Plan(
            s_next with
            {
                Inputs = Inputs("new"),
                NextRoot = null,
                Latest = s_next.Latest! with { Version = new(40), Format = new(2), Inputs = exchanged.Inputs },
            }
        );

        Assert.That((plan.IsNeeded, plan.Reason), Is.EqualTo((true, ReleaseReason.SettingsChanged)));
        Assert.That((plan.RootExchange, plan.Mixes.Single().ShipsBothRoots), Is.EqualTo(((RootExchange?)null, false)));
    }

    [Test]
    public void Within_a_format_nothing_changes()
    {
        var plan = ReleasePlanner.Plan(s_next with { Requests = new() { Force = true } });

        Assert.That((plan.RootExchange, plan.Mixes.Single().ShipsBothRoots), Is.EqualTo(((RootExchange?)null, false)));
        Assert.That(plan.Inputs.Settings[ReleaseInputs.RootCertificate], Is.EqualTo("old"));
    }

    [Test]
    public void Over_two_bumps_of_an_upstream_only_the_first_exchanges_it()
    {
        var plan = ReleasePlanner.Plan(
            s_next with
            {
                Latest = s_next.Latest! with { Version = new(10010) },
                Upstream = new()
                {
                    Name = "up",
                    Current = new(10),
                    CurrentFormat = new(1),
                    Target = new(40),
                    Format = new(3),
                    Bumps = [new(new(2), new(10), new(20)), new(new(3), new(30), new(40))],
                },
            }
        );

        Assert.That(plan.Mixes.Select(mix => mix.ShipsBothRoots), Is.EqualTo(new[] { true, true, false, false }));
        Assert.That(plan.Mixes.Select(mix => mix.IsSignedByFormerRoot), Is.EqualTo(new[] { true, false, false, false }));
        Assert.That(plan.Inputs.Settings, Does.Not.ContainKey(ReleaseInputs.FormerRootCertificate));
    }

    [Test]
    public void Another_root_than_the_served_one_is_refused_even_with_a_format_bump() =>
        Assert.That(
            () =>
                ReleasePlanner.Plan(
                    s_next with
                    {
                        Inputs = Inputs("stranger"),
                        NextRoot = null,
                        Requests = new() { FormatBump = true },
                    }
                ),
            Throws
                .TypeOf<FactoryException>()
                .With.Message.Contains(
                    "the certificate of the configuration (stranger) is not the one that release 20 was signed below (old)"
                )
                .And.Message.Contains("signing.next")
        );

    private static ReleaseInputs Inputs(string root) =>
        new()
        {
            Packages = [Offer.Of("bash", "5.1")],
            Bundles = ImmutableSortedDictionary<string, string>.Empty.Add("os-core", "aa"),
            Settings = ImmutableSortedDictionary<string, string>.Empty.Add(ReleaseInputs.RootCertificate, root),
        };
}
