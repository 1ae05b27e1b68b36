using DistroFactory.Mixing;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Steps.Notes;

namespace DistroFactory.Tests.Steps.Notes;

public sealed class ReleaseNotesTests
{
    private static readonly ReleaseRecord s_old = new()
    {
        Version = new(10),
        Format = new(1),
        UpstreamVersion = new(10),
        Timestamp = DateTimeOffset.UnixEpoch,
        Inputs = Offering(("bash", "5.1"), ("ed", "1.0")),
        Packages = [Package("bash", "5.1", "GPL-3.0"), Package("ed", "1.0", "GPL-2.0")],
        Bundles = [new("gone", new(10), 10, 1, []), new("os-core", new(10), 1000, 3, []), new("shell", new(10), 500, 3, [])],
    };

    private static readonly ReleaseRecord s_new = s_old with
    {
        Version = new(20),
        Previous = new(10),
        Inputs = Offering(("bash", "5.2"), ("nano", "8.0")),
        Packages = [Package("bash", "5.2", "GPL-3.0"), Package("nano", "8.0", "GPL-3.0 and MIT")],
        Bundles = [new("editors", new(20), 4100, 5, []), new("os-core", new(10), 1000, 3, []), new("shell", new(20), 440, 3, [])],
    };

    private static readonly MixResult s_mix = new()
    {
        Version = new(20),
        Format = new(1),
        Fullfiles = new(7, 68_700_000),
        ZeroPacks = new(2, 812),
        DeltaPacks = new(3, 300),
        Warnings = ["/dev/null is a device | left out"],
    };

    [Test]
    public void Packages_that_get_older_come_first()
    {
        var older = s_new with { Packages = [Package("bash", "5.0", "GPL-3.0"), Package("ed", "1.1", "GPL-2.0")] };
        var notes = ReleaseNotes.Of("acme", older, s_old, [s_mix]);
        Assert.That(
            TextNotes.Write(notes),
            Does.Contain("PREVIOUS VERSION:\n    10 (1)\n\nDOWNGRADED PACKAGES:\n\n    bash    5.1-1 -> 5.0-1\n")
        );
        Assert.That(
            MarkdownNotes.Write(notes),
            Does.Contain("UTC.\n\n**A package gets older: bash 5.1-1 -> 5.0-1. ").And.Contain("|---|---|---|---|\n| `bash` | downgraded |")
        );
    }

    [Test]
    public void The_text_tells_what_changed_in_the_form_of_the_original_pipelines() =>
        Assert.That(
            TextNotes.Write(ReleaseNotes.Of("acme", s_new, s_old, [s_mix])),
            Is.EqualTo(
                """
                Release Notes for 20

                DISTRIBUTION VERSION:
                    20 (1)

                PREVIOUS VERSION:
                    10 (1)

                ADDED PACKAGES:

                    nano    8.0-1

                REMOVED PACKAGES:

                    ed    1.0-1

                UPDATED PACKAGES:

                    bash    5.1-1 -> 5.2-1

                ADDED BUNDLES:

                    editors    4.1 kB

                REMOVED BUNDLES:

                    gone

                CHANGED BUNDLES:

                    shell    440 B (-60 B)

                MIXED:
                    1970-01-01 00:00 UTC

                SIZES:

                    content      5.5 kB in 3 bundles, 2 packages
                    fullfiles    68.7 MB in 7 new files
                    zero packs   812 B in 2 new packs
                    delta packs  300 B in 3 new packs

                WARNINGS:

                    /dev/null is a device | left out

                """
            )
        );

    [Test]
    public void What_is_offered_and_in_no_bundle_is_no_change_and_what_an_upstream_brings_is_one()
    {
        var release = s_old with
        {
            Version = new(20),
            Previous = new(10),
            Inputs = Offering(("bash", "5.2"), ("beside", "1.0")),
            Packages = [Package("bash", "5.1", "GPL-3.0"), Package("ed", "1.0", "GPL-2.0"), Package("glibc", "2.39", "LGPL-2.1")],
        };
        Assert.That(
            ReleaseNotes.Of("acme", release, s_old, [s_mix]).Packages.Changes.Select(change => $"{change.Kind} {change}"),
            Is.EqualTo(["Added glibc 2.39-1"])
        );
    }

    [Test]
    public void Of_a_release_of_the_original_factory_only_the_offered_packages_can_be_compared()
    {
        var original = new ReleaseRecord
        {
            Version = new(10),
            Format = new(1),
            UpstreamVersion = new(10),
            Timestamp = DateTimeOffset.UnixEpoch,
            Inputs = Offering(("bash", "5.1"), ("nano", "8.0")),
        };
        Assert.That(
            ReleaseNotes.Of("acme", s_new, original, [s_mix]).Packages.Changes.Select(change => $"{change}"),
            Is.EqualTo(["bash 5.1-1 -> 5.2-1"])
        );
    }

    [Test]
    public void The_first_release_has_no_previous_version() =>
        Assert.That(TextNotes.Write(ReleaseNotes.Of("acme", s_old, null, [s_mix])), Does.Not.Contain("PREVIOUS VERSION"));

    [Test]
    public void Markdown_has_a_row_for_each_change_and_no_broken_table()
    {
        var text = MarkdownNotes.Write(ReleaseNotes.Of("acme", s_new, s_old, [s_mix]));

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.StartWith("# acme 20\n\nFollows 10, in format 1, mixed on 1970-01-01 00:00 UTC.\n"));
            Assert.That(text, Does.Contain("| `bash` | updated | 5.1-1 | 5.2-1 |"));
            Assert.That(text, Does.Contain("| `gone` | removed |  |"));
            Assert.That(text, Does.Contain(@"* /dev/null is a device \| left out"));
        });
    }

    private static ReleasedPackage Package(string name, string version, string license) =>
        new(new Nevra(name, 0, version, "1", "x86_64"), "", license);

    private static ReleaseInputs Offering(params (string Name, string Version)[] packages) =>
        new()
        {
            Packages = [.. packages.Select(package => new OfferedPackage(new Nevra(package.Name, 0, package.Version, "1", "x86_64"), ""))],
        };
}
