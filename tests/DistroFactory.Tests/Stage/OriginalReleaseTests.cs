using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Stage;
using DistroFactory.Testing;
using DistroFactory.Tests.Steps.Plan;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Stage;

public sealed class OriginalReleaseTests
{
    private TemporaryDirectory _directory = null!;

    private StagedTree Stage => new(_directory["stage"]);

    [SetUp]
    public void SetUp()
    {
        _directory = new();
        Write("latest", "31000010\n");
        Write("update/31000010/format", "30");
        Write("releases/31000010/packages-nvr-31000010.txt", "a-1-1\nb-2-3.x86_64\nlib-x-0.1-2.noarch\n");
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public void A_stage_of_the_original_factory_is_read()
    {
        var release = ReleaseHistory.ReadLatest(Stage)!;

        Assert.Multiple(() =>
        {
            Assert.That((release.Version, release.Format), Is.EqualTo((new StreamVersion(31000010), new FormatNumber(30))));
            Assert.That(release.Inputs.KnowsPackagesOnly);
            Assert.That(
                release.Inputs.Packages.Select(package => $"{package.Nevra.Name} {package.Nevra.Evr}"),
                Is.EqualTo(new[] { "a 1-1", "b 2-3", "lib-x 0.1-2" })
            );
        });
    }

    [Test]
    public void Its_packages_are_the_same_whatever_form_the_list_has()
    {
        ReleaseInputs now = new()
        {
            Packages =
            [
                Offer.Of("a", "1"),
                new(new Nevra("b", 1, "2", "3", "x86_64"), "abc"),
                new(new Nevra("lib-x", 0, "0.1", "2", "noarch"), "def"),
            ],
            Bundles = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("os-core", "aa"),
        };

        Assert.That(InputDifferences.Between(ReleaseHistory.ReadLatest(Stage)!.Inputs, now).IsEmpty);
    }

    [Test]
    public void Another_version_of_a_package_is_seen() =>
        Assert.That(
            PackageDifferences
                .Between(PackageList.Parse("a-1-1\ngone-9-9\n"), [Offer.Of("a", "2")])
                .Changes.Select(change => $"{change.Kind} {change}"),
            Is.EqualTo(new[] { "Updated a 1-1 -> 2-1", "Removed gone 9-9" })
        );

    [Test]
    public void The_format_may_be_told_by_the_pointers_alone()
    {
        File.Delete(Path.Combine(Stage.Root, "update/31000010/format"));
        Assert.That(
            () => ReleaseHistory.ReadLatest(Stage),
            Throws.TypeOf<FactoryException>().With.Message.Contains("update/31000010/format")
        );

        Write("update/version/format30/latest", "31000010");
        Assert.That(ReleaseHistory.ReadLatest(Stage)!.Format, Is.EqualTo(new FormatNumber(30)));
    }

    [TestCase(null, "there is no such file")]
    [TestCase("{", "the file is damaged")]
    public void A_release_of_this_factory_without_its_record_is_not_taken_for_one_of_the_original(string? record, string why)
    {
        Write("releases/31000010/packages-license-info-31000010.json", "[]");
        if (record is not null)
            Write("releases/31000010/release-31000010.json", record);

        Assert.That(
            () => ReleaseHistory.ReadLatest(Stage),
            Throws
                .TypeOf<FactoryException>()
                .With.Message.Contains(why)
                .And.Message.Contains("release-31000010.json")
                .And.Message.Contains("--force")
        );
        Assert.That(ReleaseHistory.ReadLatest(Stage, toleratesLoss: true)!.Inputs.Packages, Has.Length.EqualTo(3));
    }

    [Test]
    public void A_damaged_latest_is_an_error_that_names_the_file()
    {
        Write("latest", "soon\n");

        Assert.That(() => Stage.ReadLatest(), Throws.TypeOf<FactoryException>().With.Message.Contains(Stage.Latest));
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(Stage.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
