using System.Collections.Immutable;
using DistroFactory.Licensing;
using DistroFactory.Model;
using DistroFactory.Packages;

namespace DistroFactory.Tests.Licensing;

public sealed class LicenseListTests
{
    [Test]
    public void Licences_are_listed_as_the_original_pipelines_list_them() =>
        Assert.That(LicenseList.Write(Licenses("GPL-3.0", "MIT and Zlib", "MIT"), ["and"]), Is.EqualTo("GPL-3.0\nMIT\nZlib\n"));

    [Test]
    public void Words_of_the_filter_are_left_out() =>
        Assert.That(LicenseList.Write(Licenses("MIT and Redistributable"), ["and", "redistributable"]), Is.EqualTo("MIT\n"));

    [Test]
    public void The_table_shows_what_was_stated_where_it_differs()
    {
        var table = LicenseTable.Write(new(20), Licenses("MIT", "ASL 2.0", "Acme | private"));

        Assert.Multiple(() =>
        {
            Assert.That(table, Does.Contain("| `p0` | 1-1 | MIT |  |"));
            Assert.That(table, Does.Contain("| `p1` | 1-1 | Apache-2.0 | ASL 2.0 |"));
            Assert.That(table, Does.Contain("Without an SPDX identifier: Acme; private."));
        });
    }

    private static ImmutableArray<PackageLicense> Licenses(params string[] stated) =>
        PackageLicense.Of(
            stated.Select((license, index) => new ReleasedPackage(new Nevra($"p{index}", 0, "1", "1", "noarch"), "", license))
        );
}
