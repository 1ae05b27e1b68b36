using System.Collections.Immutable;
using DistroFactory.Fleet;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Fleet;

public sealed class BaseSelectionTests
{
    [Test]
    public void The_versions_are_taken_whose_machines_save_most() =>
        Assert.That(
            Choose(
                Needs((10, [("a", 10, 900)]), (20, [("a", 20, 800)]), (30, [("a", 30, 300)]), (40, [("a", 40, 200)])),
                [(10, 5), (20, 1), (30, 100), (40, 2)],
                [40],
                3
            ),
            Is.EqualTo(Versions(10, 30, 40))
        );

    [Test]
    public void What_releases_share_is_saved_once()
    {
        // The large bundle is the same at 10 and 20: one of them will do, and the machines of 30 come next.
        var needs = Needs(
            (10, [("large", 10, 9000), ("small", 10, 10)]),
            (20, [("large", 10, 9000), ("small", 20, 10)]),
            (30, [("large", 30, 500), ("small", 30, 10)])
        );

        Assert.That(Choose(needs, [(10, 100), (20, 99), (30, 50)], [], 2), Is.EqualTo(Versions(10, 30)));
    }

    [Test]
    public void A_version_without_machines_can_serve_those_of_others() =>
        Assert.That(
            Choose(
                Needs(
                    (10, [("a", 10, 500), ("b", 10, 100)]),
                    (20, [("a", 10, 500), ("b", 20, 500)]),
                    (30, [("a", 30, 100), ("b", 20, 500)])
                ),
                [(10, 10), (30, 10)],
                [],
                1
            ),
            Is.EqualTo(Versions(20))
        );

    [Test]
    public void Where_nothing_more_can_be_saved_the_latest_are_taken() =>
        Assert.That(
            Choose(Needs((10, [("a", 10, 1)]), (20, [("a", 20, 1)]), (30, [("a", 30, 1)]), (40, [("a", 40, 1)])), [(10, 3)], [], 3),
            Is.EqualTo(Versions(10, 30, 40))
        );

    [Test]
    public void Numbers_of_any_size_can_be_added() =>
        Assert.That(
            Choose(
                Needs((10, [("a", 10, 1L << 40)]), (20, [("a", 20, (1L << 40) + 10)])),
                [(10, 1_000_000_000_000), (20, 1_000_000_000_000)],
                [],
                1
            ),
            Is.EqualTo(Versions(20))
        );

    private static ImmutableArray<StreamVersion> Choose(
        Dictionary<StreamVersion, ImmutableArray<BundleNeed>> needs,
        (uint Version, long Machines)[] machines,
        uint[] always,
        int budget
    ) =>
        BaseSelection.Choose(
            needs,
            machines.ToDictionary(at => new StreamVersion(at.Version), at => at.Machines),
            Versions(always),
            budget
        );

    private static Dictionary<StreamVersion, ImmutableArray<BundleNeed>> Needs(
        params (uint Version, (string Bundle, uint From, long Bytes)[] Bundles)[] versions
    ) =>
        versions.ToDictionary(
            version => new StreamVersion(version.Version),
            version =>
                version.Bundles.Select(need => new BundleNeed(need.Bundle, new(need.From), need.Bytes, need.Bytes / 10)).ToImmutableArray()
        );

    private static StreamVersion[] Versions(params uint[] versions) => [.. versions.Select(version => new StreamVersion(version))];
}
