using DistroFactory.Correctness.Reports;
using DistroFactory.Correctness.Request;
using DistroFactory.Testing;

namespace DistroFactory.Correctness.Tests;

/// <summary>The manifests that the real mixer made are found right, apart from its known faults.</summary>
public sealed class ReferenceMixTests
{
    private string _root = "";
    private ReferenceVersions _versions = null!;

    [OneTimeSetUp]
    public void Unpack()
    {
        _root = Reference.Mix();
        _versions = new(_root);
    }

    [OneTimeTearDown]
    public void CleanUp() => _versions?.Dispose();

    [TestCase(0u, 10u)]
    [TestCase(10u, 20u)]
    [TestCase(20u, 30u)]
    [TestCase(30u, 40u)]
    [TestCase(10u, 30u)]
    [TestCase(10u, 40u)]
    public void The_reference_s_manifests_say_what_the_packages_say(uint from, uint to) =>
        Assert.That(Check(from, to).Disagreements.Where(found => !IsFaultOfTheReference(found)), Is.Empty);

    [Test]
    public void The_half_of_the_debug_information_that_the_reference_ships_at_random_is_found() =>
        Assert.That(
            Check(0, 10).Disagreements.Select(found => $"{found}"),
            Has.Some.Matches(
                @"^bundle dbg, /usr/(lib|src)/debug/.* of package debug-pkg-1-1"
                    + @"|^bundle dbg, /usr/(lib|src)/debug/.*: it is in the manifest, but in no package of the bundle"
            )
        );

    [Test]
    public void What_changed_is_counted_by_bundle_and_package()
    {
        var report = Check(10, 20);
        var added = report.Bundles.Single(bundle => bundle.Name == "newbundle");
        var changed = report.Bundles.Single(bundle => bundle.Name == "os-core");

        Assert.Multiple(() =>
        {
            Assert.That(added.Kind, Is.EqualTo(ChangeKind.Added));
            Assert.That(
                added.Packages.Select(package => (package.Name, package.Kind, package.Now)),
                Has.Member(("new-pkg", ChangeKind.Added, "1-1"))
            );
            Assert.That(changed.Kind, Is.EqualTo(ChangeKind.Changed));
            Assert.That(
                changed.Packages.Select(package => (package.Name, package.Before, package.Now)),
                Has.Member(("core-tools", "1-1", "1-2"))
            );
            Assert.That(changed.Files, Is.EqualTo(changed.Packages.Aggregate(FileCounts.None, (sum, package) => sum + package.Files)));
        });
    }

    [Test]
    public void A_minversion_bump_is_told_of_and_changes_nothing_else()
    {
        var report = Check(30, 40);

        Assert.Multiple(() =>
        {
            Assert.That(report.IsMinVersionBump);
            Assert.That(
                report.Bundles.Where(bundle => bundle.Name is not ("os-core" or "dbg")).Select(bundle => $"{bundle.Name} {bundle.Kind}"),
                Is.EqualTo(["old Removed"])
            );
        });
    }

    // dbg: half of the banned files, at random.
    private static bool IsFaultOfTheReference(Disagreement found) => found.Bundle == "dbg";

    private CorrectnessReport Check(uint from, uint to) =>
        CorrectnessCheck.Run(
            new()
            {
                UpdateTree = Path.Combine(_root, "www"),
                From = from == 0 ? null : Version(from),
                To = Version(to) with { ClaimedVersion = new(to == 30 ? 40 : to), ClaimedFormat = new(to < 30 ? 30u : 31) },
                UsualAccounts = ReferenceVersions.Debian,
            }
        );

    private VersionUnderCheck Version(uint version)
    {
        var packages = Directory.GetFiles(Path.Combine(_root, "packages", $"{Math.Min(version, 30)}"));
        return version == 40
            ? _versions.Version(version, packages, "old")
            : _versions.Version(version, packages) with
            {
                EmptiedBundles = version == 30 ? ["old"] : [],
            };
    }
}
