using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Verification.Lint;

namespace DistroFactory.UpdateStream.Tests.Verification;

/// <summary>What clients demand of manifests, one demand at a time.</summary>
public sealed class LintTests
{
    private static readonly string[] s_directories =
    [
        "/usr",
        "/usr/bin",
        "/usr/lib",
        "/usr/share",
        "/usr/share/clear",
        "/usr/share/clear/bundles",
        "/usr/share/defaults",
        "/usr/share/defaults/swupd",
    ];

    private static readonly string[] s_files =
    [
        "/usr/lib/os-release",
        "/usr/share/clear/versionstamp",
        "/usr/share/clear/bundles/os-core",
        "/usr/share/defaults/swupd/format",
    ];

    private static readonly ManifestSet s_good = Set(
        10,
        [.. s_directories.Select(Directory), .. s_files.Select(path => File(path))],
        [File("/usr/share/clear/bundles/apps"), File("/usr/bin/hello")]
    );

    [Test]
    public void A_good_version_gives_no_finding() => Assert.That(ManifestLint.Check(s_good, s_good), Is.Empty);

    [Test]
    public void A_path_with_two_hashes_in_two_bundles_names_both() =>
        AssertFinds("two-hashes", WithApps(File("/usr/lib/os-release", content: "other")), "/usr/lib/os-release", "apps");

    [Test]
    public void An_unknown_include_is_found() =>
        AssertFinds("unknown-include", Apps(apps => apps with { Includes = ["os-core", "nowhere"] }), "nowhere");

    [Test]
    public void An_unknown_also_add_is_found() =>
        AssertFinds("unknown-include", Apps(apps => apps with { AlsoAdds = ["nowhere"] }), "nowhere");

    [Test]
    public void A_bundle_that_does_not_include_os_core_is_found() =>
        AssertFinds("without-os-core", Apps(apps => apps with { Includes = [] }), "os-core");

    [Test]
    public void A_missing_parent_directory_is_found() => AssertFinds("missing-parent", WithApps(File("/opt/apps")), "/opt/apps");

    [Test]
    public void A_file_below_a_link_is_found() => AssertFinds("below-symlink", WithApps(Link("/lib"), File("/lib/a")), "/lib/a");

    [Test]
    public void A_name_too_long_for_a_client_is_found()
    {
        AssertFinds("long-name", WithApps(File("/usr/bin/" + new string('n', 248))));
        Assert.That(ManifestLint.Check(WithApps(File("/usr/bin/" + new string('n', 247)))), Is.Empty);
    }

    [TestCase("a;b")]
    [TestCase("a\\b")]
    [TestCase("it's")]
    public void A_name_that_cannot_ship_is_found(string name) => AssertFinds("forbidden-character", WithApps(File("/usr/bin/" + name)));

    [Test]
    public void A_changed_file_without_a_risen_version_is_found() =>
        AssertFinds(
            "version-not-risen",
            WithApps(File("/usr/bin/new", content: "b")),
            "/usr/bin/new",
            previous: WithApps(File("/usr/bin/new", content: "a"))
        );

    [Test]
    public void A_version_that_sank_is_found() =>
        AssertFinds("version-sank", WithApps(File("/usr/bin/new", version: 9)), "/usr/bin/new", previous: WithApps(File("/usr/bin/new")));

    [Test]
    public void A_directory_with_files_that_became_a_file_is_found()
    {
        var before = WithApps(Directory("/usr/bin/dir"), File("/usr/bin/dir/child"));
        AssertFinds("directory-became-file", WithApps(File("/usr/bin/dir", version: 10)), "/usr/bin/dir", previous: before);
    }

    [Test]
    public void A_file_above_deleted_files_is_found_and_each_of_several()
    {
        var current = WithApps(
            File("/usr/bin/dir"),
            Deleted("/usr/bin/dir/child"),
            File("/usr/bin/other"),
            Deleted("/usr/bin/other/child"),
            Deleted("/usr/bin/other/sub/child")
        );
        AssertFinds("directory-became-file", current, "/usr/bin/dir", previous: s_good);
        AssertFinds("directory-became-file", current, "/usr/bin/other", previous: s_good);
        Assert.That(
            ManifestLint.Check(current, current).Select(finding => (finding.Severity, finding.Rule)).Distinct(),
            Is.EqualTo(new[] { (Severity.Warning, "directory-became-file") }),
            "the version before had it, too"
        );
    }

    [Test]
    public void A_file_far_above_deleted_files_a_link_above_them_and_what_updates_leave_alone_is_fine() =>
        Assert.That(
            ManifestLint.Check(
                WithApps(
                    File("/usr/bin/dir"),
                    Deleted("/usr/bin/dir/sub/child"),
                    Link("/usr/bin/link"),
                    Deleted("/usr/bin/link/child"),
                    Directory("/etc"),
                    File("/etc/dir"),
                    Deleted("/etc/dir/child")
                ),
                s_good
            ),
            Is.Empty
        );

    [Test]
    public void A_directory_with_files_that_became_a_link_is_a_warning() =>
        Assert.That(
            ManifestLint
                .Check(
                    WithApps(Link("/usr/bin/dir")),
                    WithApps(Directory("/usr/bin/dir") with { Version = new(9) }, File("/usr/bin/dir/child"))
                )
                .Select(finding => (finding.Severity, finding.Rule)),
            Is.EqualTo(new[] { (Severity.Warning, "directory-became-file") })
        );

    [Test]
    public void A_directory_with_files_that_clients_never_remove_may_become_a_file_with_a_warning() =>
        Assert.That(
            ManifestLint
                .Check(
                    WithApps(File("/usr/lib/kernel/dir", version: 10)),
                    WithApps(Directory("/usr/lib/kernel/dir") with { Version = new(9) }, File("/usr/lib/kernel/dir/child"))
                )
                .Where(finding => finding.Rule == "directory-became-file")
                .Select(finding => finding.Severity),
            Is.EqualTo(new[] { Severity.Warning })
        );

    [Test]
    public void A_bundle_that_is_just_not_there_is_a_warning_unless_it_was_emptied()
    {
        var without = s_good with
        {
            Bundles = s_good.Bundles.Where(bundle => bundle.Key != "apps").ToDictionary(),
            Mom = s_good.Mom with { Entries = [.. s_good.Mom.Entries.Where(entry => entry.Name != "apps")] },
        };
        Assert.That(
            ManifestLint.Check(without, s_good).Select(finding => (finding.Severity, finding.Rule, finding.Bundle)),
            Is.EqualTo(new[] { (Severity.Warning, "bundle-gone", "apps") })
        );
        Assert.That(ManifestLint.Check(without, Apps(apps => apps with { Entries = [Deleted("/usr/bin/hello")] })), Is.Empty);
    }

    [Test]
    public void An_empty_directory_may_become_a_file() =>
        Assert.That(
            ManifestLint
                .Check(WithApps(File("/usr/bin/dir", version: 10)), WithApps(Directory("/usr/bin/dir") with { Version = new(9) }))
                .Select(finding => finding.Rule),
            Does.Not.Contain("directory-became-file")
        );

    [Test]
    public void A_missing_tracking_file_is_found() =>
        AssertFinds("no-tracking-file", Apps(apps => apps with { Entries = [File("/usr/bin/hello")] }), "/usr/share/clear/bundles/apps");

    [Test]
    public void A_bundle_emptied_before_its_removal_needs_no_tracking_file() =>
        Assert.That(ManifestLint.Check(Apps(apps => apps with { Entries = [Deleted("/usr/bin/hello")] })), Is.Empty);

    [TestCase("/usr/lib/os-release")]
    [TestCase("/usr/share/clear/versionstamp")]
    [TestCase("/usr/share/defaults/swupd/format")]
    public void A_missing_file_of_the_client_is_found(string path)
    {
        var core = s_good.Bundles["os-core"];
        core = core with { Entries = core.Entries.RemoveAll(entry => entry.Name == path) };
        AssertFinds(
            "required-file",
            s_good with
            {
                Bundles = new Dictionary<string, Manifest>(s_good.Bundles) { ["os-core"] = core },
            },
            path
        );
    }

    [Test]
    public void An_entry_listed_twice_is_found() => AssertFinds("listed-twice", WithApps(File("/usr/bin/hello")), "/usr/bin/hello");

    [Test]
    public void An_entry_newer_than_its_manifest_is_found() =>
        AssertFinds("entry-from-the-future", WithApps(File("/usr/bin/new", version: 11)));

    [Test]
    public void An_entry_older_than_the_minversion_is_a_warning_for_no_client_reads_that() =>
        Assert.That(
            ManifestLint
                .Check(
                    s_good with
                    {
                        Mom = s_good.Mom with
                        {
                            MinVersion = new(10),
                            Entries =
                            [
                                .. s_good.Mom.Entries.Select(entry => entry with { Version = new(entry.Name == "apps" ? 9u : 10u) }),
                            ],
                        },
                    }
                )
                .Where(finding => finding.Rule == "below-minversion")
                .Select(finding => (finding.Severity, finding.Path)),
            Is.EqualTo(new[] { (Severity.Warning, "apps") })
        );

    [Test]
    public void A_present_entry_without_hash_is_found() =>
        AssertFinds("no-content", WithApps(File("/usr/bin/new") with { Hash = SwupdHash.Zero }));

    [Test]
    public void A_deleted_entry_with_hash_is_found() =>
        AssertFinds("deleted-with-content", WithApps(Deleted("/usr/bin/new") with { Hash = Hash("x") }));

    [Test]
    public void A_manifest_of_another_version_than_the_mom_says_is_found() =>
        AssertFinds("manifest-version", Apps(apps => apps with { Version = new(11) }));

    [Test]
    public void A_bundle_without_manifest_is_found() =>
        AssertFinds(
            "manifest-missing",
            s_good with
            {
                Bundles = s_good.Bundles.Where(bundle => bundle.Key != "apps").ToDictionary(),
            },
            "apps"
        );

    [Test]
    public void Entries_out_of_order_are_a_warning()
    {
        var findings = ManifestLint.Check(Apps(apps => apps with { Entries = [.. apps.Entries.Reverse()] }));
        Assert.That(findings.Select(finding => (finding.Severity, finding.Rule)), Is.EqualTo(new[] { (Severity.Warning, "order") }));
    }

    private static void AssertFinds(
        string rule,
        ManifestSet current,
        string? path = null,
        string? bundle = null,
        ManifestSet? previous = null
    )
    {
        var found = ManifestLint.Check(current, previous);
        Assert.That(
            found.Where(finding =>
                finding.Rule == rule
                && finding.Severity == Severity.Error
                && (path ?? finding.Path) == finding.Path
                && (bundle is null || finding.Bundle == bundle || finding.Text.Contains(bundle, StringComparison.Ordinal))
            ),
            Is.Not.Empty,
            string.Join("\n", found)
        );
    }

    private static SwupdHash Hash(string content) => SwupdHasher.OfFile(0x81A4, 0, 0, System.Text.Encoding.UTF8.GetBytes(content));

    private static ManifestEntry File(string path, string content = "", uint version = 10) =>
        new(EntryType.File, EntryStatus.Present, '.', EntryMisc.None, Hash(content), new(version), path);

    private static ManifestEntry Directory(string path) =>
        new(EntryType.Directory, EntryStatus.Present, '.', EntryMisc.None, SwupdHasher.OfDirectory(0x41ED, 0, 0), new(10), path);

    private static ManifestEntry Link(string path) =>
        new(EntryType.Link, EntryStatus.Present, '.', EntryMisc.None, Hash("x"), new(10), path);

    private static ManifestEntry Deleted(string path) =>
        new(EntryType.Unset, EntryStatus.Deleted, '.', EntryMisc.None, SwupdHash.Zero, new(10), path);

    private static ManifestSet WithApps(params ManifestEntry[] more) =>
        Apps(apps => apps with { Entries = [.. apps.Entries.Concat(more).Order(EntryOrder.Instance)] });

    private static ManifestSet Apps(Func<Manifest, Manifest> change) =>
        s_good with
        {
            Bundles = new Dictionary<string, Manifest>(s_good.Bundles) { ["apps"] = change(s_good.Bundles["apps"]) },
        };

    private static ManifestSet Set(uint version, ManifestEntry[] core, ManifestEntry[] apps)
    {
        Manifest Of(string name, ManifestEntry[] entries) =>
            new()
            {
                Name = name,
                Format = new(30),
                Version = new(version),
                Includes = name == "apps" ? ["os-core"] : [],
                Entries = [.. entries.Order(EntryOrder.Instance)],
            };
        ManifestEntry Line(string name) =>
            new(EntryType.Manifest, EntryStatus.Present, '.', EntryMisc.None, Hash(name), new(version), name);
        return new(
            Of("MoM", [Line("apps"), Line("os-core")]),
            new Dictionary<string, Manifest> { ["apps"] = Of("apps", apps), ["os-core"] = Of("os-core", core) }
        );
    }
}
