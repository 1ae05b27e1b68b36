using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Tests.Verification;

/// <summary>What an update does to a machine, as the real client does it, and where it cannot.</summary>
public sealed class ClientUpdateTests : ClientCheckFixture
{
    [Test]
    public void A_change_without_a_risen_version_is_never_updated() =>
        AssertFinds(
            "client-difference",
            "apps",
            Data,
            "updating from 10 to 20",
            () => Publish(manifest => Change(manifest, "apps", Data, entry => entry with { Version = new(10) }))
        );

    [Test]
    public void A_file_that_vanished_without_a_trace_is_removed_like_a_deleted_one() =>
        AssertSound(() => Publish(manifest => Change(manifest, "apps", Data, _ => null)));

    [Test]
    public void A_deleted_file_is_removed() =>
        AssertSound(() => Publish(manifest => Change(manifest, "apps", Data, Gone(EntryStatus.Deleted))));

    [Test]
    public void A_ghosted_file_stays_and_nobody_minds() =>
        AssertSound(() => Publish(manifest => Change(manifest, "apps", Data, Gone(EntryStatus.Ghosted))));

    [Test]
    public void A_ghosted_file_that_no_manifest_names_any_more_stays_and_nobody_minds()
    {
        const string Module = "/usr/lib/modules/1/a.ko";
        Dictionary<string, string> kernel = new(Apps(10))
        {
            ["/usr/lib/modules/"] = "",
            ["/usr/lib/modules/1/"] = "",
            [Module] = "module",
        };
        Stream.Dispose();
        Stream = new SmallStream().Publish(10, 0, SmallStream.Core(10), kernel);
        Publish(manifest => Change(manifest, "apps", Module, Gone(EntryStatus.Ghosted)), apps: kernel);
        AssertSound(() => Stream.Publish(30, 20, SmallStream.Core(30), Merged(Apps(30), new() { ["/usr/lib/modules/"] = "" })));
    }

    [Test]
    public void A_directory_that_is_deleted_while_files_in_it_stay_is_moved_aside()
    {
        Dictionary<string, string> kernel = new(Apps(10)) { ["/usr/lib/modules/"] = "", ["/usr/lib/modules/a.ko"] = "module" };
        Stream.Dispose();
        Stream = new SmallStream().Publish(10, 0, SmallStream.Core(10), kernel);
        AssertFinds("client-directory-moved", "apps", "/usr/lib/modules", "stays as /usr/lib/.deleted.TIME.modules", () => Publish());
        AssertSound(() =>
            Publish(manifest =>
                manifest.Name == "apps"
                    ? manifest with
                    {
                        Entries = [.. manifest.Entries.Append(Ghost("/usr/lib/modules")).Order(EntryOrder.Instance)],
                    }
                    : manifest
            )
        );
    }

    [Test]
    public void A_bundle_that_is_newly_added_along_comes_with_an_installation_and_not_with_an_update()
    {
        Dictionary<string, string> extra = new() { ["/usr/share/clear/bundles/extra"] = "", ["/usr/share/extra"] = "" };
        Stream.Publish(
            20,
            10,
            SmallStream.Core(20),
            Apps(20),
            manifest => manifest.Name == "apps" ? manifest with { AlsoAdds = ["extra"] } : manifest,
            extra
        );
        AssertSound(() => { });
        Assert.That(Machine("apps").Bundles, Is.EquivalentTo(new[] { "apps", "os-core" }));

        Stream.Publish(
            30,
            20,
            SmallStream.Core(30),
            Apps(30),
            manifest => manifest.Name == "apps" ? manifest with { Includes = ["os-core", "extra"] } : manifest,
            extra
        );
        AssertSound(() => { });
        Assert.That(Machine("apps", to: 30).Bundles, Is.EquivalentTo(new[] { "apps", "extra", "os-core" }), "an include does");
    }

    [Test]
    public void What_is_the_machine_s_own_an_update_leaves_alone()
    {
        Stream.Dispose();
        Stream = new SmallStream().Publish(
            10,
            0,
            SmallStream.Core(10),
            new(Apps(10))
            {
                ["/etc/"] = "",
                ["/etc/dir/"] = "",
                ["/etc/dir/child"] = "",
                ["/var/"] = "",
                ["/var/old"] = "",
            }
        );
        AssertSound(() =>
            Publish(
                apps: new()
                {
                    ["/etc/"] = "",
                    ["/etc/dir"] = "now a file",
                    ["/var/"] = "",
                    ["/var/new"] = "",
                }
            )
        );
    }

    [TestCase("deleted", null)]
    [TestCase("becomes a Link", "-> srv/home")]
    public void A_directory_that_machines_keep_their_own_in_does_not_go(string words, string? next)
    {
        Stream.Publish(20, 10, Merged(SmallStream.Core(20), new() { ["/home/"] = "", ["/srv/"] = "" }), Apps(20));
        AssertSound(() => { });
        var after = new Dictionary<string, string> { ["/srv/"] = "" };
        if (next is not null)
            after["/home"] = next;

        Stream.Publish(30, 20, Merged(SmallStream.Core(30), after), Apps(30));

        AssertFinds("client-own-directory", "os-core", "/home", words);
        var refused = Assert.Throws<UnsoundStreamException>(() => Stream.Verify().ThrowIfUnsound())!;
        Assert.That(
            (
                refused.Why.Contains("/.deleted.TIME.home", StringComparison.Ordinal),
                refused.Advice!.Contains("os-core own the directory", StringComparison.Ordinal)
            ),
            Is.EqualTo((true, true)),
            refused.Message
        );

        // Once it is public, no later version is refused for it.
        Stream.Publish(40, 30, Merged(SmallStream.Core(40), after), Apps(40));
        AssertFinds("client-own-directory", "os-core", "/home", words);
        Assert.That(Stream.Verify().IsSound, string.Join("\n", Stream.Verify().Findings));
    }

    [Test]
    public void A_directory_that_machines_keep_their_own_in_may_be_of_another_bundle_or_new()
    {
        AssertSound(() => Stream.Publish(20, 10, SmallStream.Core(20), Merged(Apps(20), new() { ["/var/"] = "" })));
        AssertSound(() =>
            Stream.Publish(30, 20, Merged(SmallStream.Core(30), new() { ["/var/"] = "" }), Apps(30), manifest => Delete(manifest, "/var"))
        );
    }

    [Test]
    public void A_directory_with_files_that_becomes_a_file_stops_the_client()
    {
        Stream.Dispose();
        Stream = new SmallStream().Publish(10, 0, SmallStream.Core(10), new(Apps(10)) { ["/usr/dir/"] = "", ["/usr/dir/child"] = "" });
        AssertFinds(
            "client-directory-became-file",
            "apps",
            "/usr/dir",
            "exit code 10",
            () => Publish(apps: new() { ["/usr/dir"] = "now a file" })
        );
    }

    [Test]
    public void A_directory_with_files_that_becomes_a_link_is_moved_aside()
    {
        Stream.Dispose();
        Stream = new SmallStream().Publish(10, 0, SmallStream.Core(10), new(Apps(10)) { ["/usr/dir/"] = "", ["/usr/dir/child"] = "" });
        AssertFinds(
            "client-directory-moved",
            "apps",
            "/usr/dir",
            "stays as /usr/.deleted.TIME.dir",
            () => Publish(apps: new() { ["/usr/dir"] = "-> lib" })
        );
        Assert.That(Stream.Verify().IsSound);
    }

    [Test]
    public void Files_where_directories_were_are_all_found_though_these_were_gone_for_a_while()
    {
        string[] below = ["/usr/dir/child", "/usr/other/a", "/usr/other/b"];
        Stream.Publish(
            20,
            10,
            SmallStream.Core(20),
            Merged(
                Apps(20),
                new()
                {
                    ["/usr/dir/"] = "",
                    ["/usr/other/"] = "",
                    [below[0]] = "",
                    [below[1]] = "",
                    [below[2]] = "",
                }
            )
        );
        Stream.Publish(30, 20, SmallStream.Core(30), Apps(30), manifest => Delete(manifest, [.. below, "/usr/dir", "/usr/other"]));
        AssertSound(() => { });
        Dictionary<string, string> files = new() { ["/usr/dir"] = "now a file", ["/usr/other"] = "another" };

        Stream.Publish(40, 30, SmallStream.Core(40), Merged(Apps(40), files), manifest => Delete(manifest, below));

        AssertFinds(
            "client-directory-became-file",
            "apps",
            "/usr/dir",
            "/usr/dir/child): the update ends with exit code 10 (updating from 10 to 40, and 1 more)"
        );
        AssertFinds("client-directory-became-file", "apps", "/usr/other", "(/usr/other/a and 1 more)");
        var refused = Assert.Throws<UnsoundStreamException>(() => Stream.Verify().ThrowIfUnsound())!;
        Assert.That(refused.Advice, Does.Contain("--format-bump").And.Not.Contain("Mix the version again"));

        // Once it is public, no later version is refused for it.
        Stream.Publish(50, 40, SmallStream.Core(50), Merged(Apps(50), files), manifest => Delete(manifest, below));
        var later = Stream.Verify();
        Assert.That(later.IsSound, string.Join("\n", later.Findings));
        AssertFinds("client-directory-became-file", "apps", "/usr/dir", "exit code 10");

        // A client removes the file before what is listed as deleted below it, and so finds nothing to stumble over.
        Stream.Publish(60, 50, SmallStream.Core(60), Apps(60));
        AssertSound(() => { });
    }

    [Test]
    public void A_bridge_that_claims_to_be_the_next_version_and_is_not_is_found()
    {
        using var stream = new SmallStream()
            .Publish(10, 0, Merged(SmallStream.Core(20), new() { ["/usr/share/defaults/swupd/format"] = "31\n" }), Apps(10))
            .Publish(
                20,
                10,
                Merged(SmallStream.Core(20), new() { ["/usr/share/defaults/swupd/format"] = "31\n" }),
                Apps(20),
                manifest => manifest with { Format = new(31) }
            );
        using var signatures = new SignatureVerifier(stream.Signer.RootCertificatePem);
        var findings = new StreamVerifier(stream.Tree.Root, signatures).Verify(new(20)).Findings;
        Assert.That(
            findings.Select(finding => (finding.Rule, finding.Path)),
            Does.Contain(("client-difference", Data)),
            string.Join("\n", findings)
        );
    }

    [Test]
    public void Machines_come_from_as_many_versions_as_asked_for_and_from_the_first()
    {
        foreach (var version in new uint[] { 20, 30, 40 })
            Stream.Publish(version, version - 10, SmallStream.Core(version), Apps(version));
        Assert.That(Stream.Verify(new(1)).Downloads!.Updates.Select(update => update.From.Value), Is.EqualTo(new uint[] { 30, 10 }));
        Assert.That(
            Stream.Verify(new(2, FromFormatStart: false)).Downloads!.Updates.Select(update => update.From.Value),
            Is.EqualTo(new uint[] { 30, 20 })
        );
        Assert.That(Stream.Verify(new(0, FromFormatStart: false)).Downloads!.Updates, Is.Empty);
    }

    [Test]
    public void A_bundle_that_a_version_just_lacks_is_removed_by_an_update()
    {
        AssertFinds("bundle-gone", "apps", "apps", "older than swupd 6.1", () => Publish(WithoutApps));
        AssertSound(() => Stream.Publish(30, 20, SmallStream.Core(30), Apps(30), WithoutApps));
        Assert.That(Machine("apps", to: 30).Root.Find(Data), Is.Null);
    }

    [Test]
    public void A_bundle_that_goes_over_a_bridge_with_its_files_stays_on_machines()
    {
        var bridged = Merged(SmallStream.Core(20), new() { ["/usr/share/defaults/swupd/format"] = "31\n" });
        using var stream = new SmallStream()
            .Publish(10, 0, bridged, Apps(20))
            .Publish(20, 10, bridged, Apps(20), manifest => WithoutApps(manifest) with { Format = new(31) });
        using var signatures = new SignatureVerifier(stream.Signer.RootCertificatePem);
        var findings = new StreamVerifier(stream.Tree.Root, signatures).Verify(new(20)).Findings;
        Assert.That(
            findings.Select(finding => (finding.Rule, finding.Bundle, finding.Severity)),
            Does.Contain(("client-bundle-gone", "apps", Severity.Error)),
            string.Join("\n", findings)
        );
    }
}
