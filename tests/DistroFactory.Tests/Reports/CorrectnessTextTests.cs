using DistroFactory.Correctness.Reports;
using DistroFactory.Foundation;
using DistroFactory.Reports;

namespace DistroFactory.Tests.Reports;

public sealed class CorrectnessTextTests
{
    private static readonly CorrectnessReport s_report = new()
    {
        From = new(10),
        To = new(20),
        BundleCount = 3,
        PackageCount = 7,
        EntryCount = 90,
        Bundles =
        [
            new(
                "editors",
                ChangeKind.Added,
                0,
                4100,
                new(5, 0, 0),
                [new("nano", ChangeKind.Added, "", "8.0-1", new(4, 0, 0)), new("(mixer)", ChangeKind.Changed, "", "", new(1, 0, 0))]
            ),
            new(
                "shell",
                ChangeKind.Changed,
                500,
                440,
                new(0, 1, 2),
                [new("a-package-of-a-long-name", ChangeKind.Changed, "5.1-1", "5.2-1", new(0, 1, 2))]
            ),
        ],
    };

    [Test]
    public void What_changed_is_a_table_of_the_width_asked_for() =>
        Assert.That(
            CorrectnessText.Write(s_report, 76),
            Is.EqualTo(
                """
                Manifests from version 10 to 20

                No disagreement between manifests and packages: 3 bundles, 7 packages, 90 entries.
                Added bundles: 1 (editors)
                Changed bundles: 1
                Removed bundles: 0
                Files: 5 added, 1 removed, 2 changed

                +---------------------+-------+---------+---------+------------------------+
                | BUNDLE / PACKAGE    | ADDED | REMOVED | CHANGED | SIZE                   |
                +---------------------+-------+---------+---------+------------------------+
                | editors             |     5 |       0 |       0 | 4.1 kB                 |
                |   nano 8.0-1 (added |     4 |       0 |       0 |                        |
                | )                   |       |         |         |                        |
                |   (mixer)           |     1 |       0 |       0 |                        |
                +---------------------+-------+---------+---------+------------------------+
                | shell               |     0 |       1 |       2 | 500 B -> 440 B (-60 B) |
                |   a-package-of-a-lo |     0 |       1 |       2 |                        |
                | ng-name 5.1-1 -> 5. |       |         |         |                        |
                | 2-1                 |       |         |         |                        |
                +---------------------+-------+---------+---------+------------------------+

                """
            )
        );

    [Test]
    public void Disagreements_name_bundle_file_and_package()
    {
        var report = s_report with
        {
            Disagreements = [new("shell", "/usr/bin/sh", "bash-5.2-1.x86_64", "it is in the packages, but not in the manifest")],
            Notes = ["One."],
        };

        Assert.Multiple(() =>
        {
            Assert.That(
                CorrectnessText.Write(report, 120),
                Does.Contain("  bundle shell, /usr/bin/sh of package bash-5.2-1.x86_64: it is in the packages, but not in the manifest\n")
            );
            Assert.That(CorrectnessText.Write(report, 120), Does.Contain("Note: One."));
            Assert.That(report.ThrowIfUnsound, Throws.InstanceOf<FactoryException>().With.Message.Contains("/usr/bin/sh"));
        });
    }

    [Test]
    public void The_files_of_a_report_are_named_like_those_of_the_original_pipelines() =>
        Assert.That(s_report.Name, Is.EqualTo("mca-report-10-20"));
}
