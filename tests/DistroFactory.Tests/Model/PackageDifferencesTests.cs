using DistroFactory.Model;
using DistroFactory.Tests.Steps.Plan;

namespace DistroFactory.Tests.Model;

public sealed class PackageDifferencesTests
{
    [Test]
    public void Additions_removals_and_updates_are_told_apart()
    {
        var differences = PackageDifferences.Between(
            [Offer.Of("bash", "5.1"), Offer.Of("ed", "1.0"), Offer.Of("vim", "9.1")],
            [Offer.Of("bash", "5.2"), Offer.Of("nano", "8.0"), Offer.Of("vim", "9.0")]
        );

        Assert.That(
            differences.Changes.Select(change => $"{change.Kind}: {change}"),
            Is.EqualTo(new[] { "Updated: bash 5.1-1 -> 5.2-1", "Removed: ed 1.0-1", "Added: nano 8.0-1", "Downgraded: vim 9.1-1 -> 9.0-1" })
        );
    }

    [Test]
    public void Few_are_named_in_a_line_and_many_are_counted()
    {
        var few = PackageDifferences.Between(
            [Offer.Of("bash", "5.1"), Offer.Of("ed", "1.0")],
            [Offer.Of("bash", "5.2"), Offer.Of("nano", "8.0"), Offer.Of("vim", "9.0")]
        );
        Assert.That(DifferenceText.Sum(few), Is.EqualTo("2 added (nano, vim), 1 removed (ed), 1 updated (bash)"));
        var many = PackageDifferences.Between([], Enumerable.Range(1, 11).Select(number => Offer.Of($"p{number}", "1")));
        Assert.That(DifferenceText.Sum(many), Is.EqualTo("11 added"));
        Assert.That(DifferenceText.Sum(PackageDifferences.None), Is.EqualTo("none"));
    }

    [Test]
    public void The_order_of_the_lists_does_not_matter() =>
        Assert.That(PackageDifferences.Between([Offer.Of("a", "1"), Offer.Of("b", "1")], [Offer.Of("b", "1"), Offer.Of("a", "1")]).IsEmpty);

    [TestCase("x86_64", "")]
    [TestCase("", "x86_64")]
    public void A_provider_that_lists_builds_cannot_tell_the_architecture(string before, string after) =>
        Assert.That(PackageDifferences.Between([Offer.Of("a", "1", "d1", before)], [Offer.Of("a", "1", "d1", after)]).IsEmpty);

    [Test]
    public void A_package_built_again_under_the_same_version_is_noticed_by_its_digest() =>
        Assert.That(
            PackageDifferences.Between([Offer.Of("a", "1", "aa")], [Offer.Of("a", "1", "bb")]).Changes.Single().Kind,
            Is.EqualTo(PackageChangeKind.Rebuilt)
        );

    [Test]
    public void A_provider_that_states_no_digest_does_not_make_everything_look_rebuilt() =>
        Assert.That(PackageDifferences.Between([Offer.Of("a", "1", "aa")], [Offer.Of("a", "1")]).IsEmpty);

    [Test]
    public void A_provider_that_lists_builds_does_not_make_everything_look_updated() =>
        Assert.That(PackageDifferences.Between([Offer.Of("b", "2", arch: "")], [Offer.Of("b", "2", "bb")]).IsEmpty);

    [Test]
    public void A_digest_that_only_one_of_the_lists_states_says_nothing_in_either_order() =>
        Assert.That(PackageDifferences.Between([Offer.Of("a", "1")], [Offer.Of("a", "1", "aa")]).IsEmpty);

    [Test]
    public void Another_architecture_of_the_same_version_is_noticed() =>
        Assert.That(
            PackageDifferences.Between([Offer.Of("a", "1")], [Offer.Of("a", "1", arch: "noarch")]).Changes.Single().Kind,
            Is.EqualTo(PackageChangeKind.Rebuilt)
        );

    [Test]
    public void Of_several_builds_the_newest_speaks() =>
        Assert.That(
            PackageDifferences.Between([Offer.Of("a", "1.9")], [Offer.Of("a", "1.9"), Offer.Of("a", "1.10")]).Changes.Single().ToString(),
            Is.EqualTo("a 1.9-1 -> 1.10-1")
        );

    [Test]
    public void A_package_that_becomes_noarch_is_one_change_and_not_two() =>
        Assert.That(
            PackageDifferences.Between([Offer.Of("a", "1")], [Offer.Of("a", "2", arch: "noarch")]).Changes.Single().Kind,
            Is.EqualTo(PackageChangeKind.Updated)
        );
}
