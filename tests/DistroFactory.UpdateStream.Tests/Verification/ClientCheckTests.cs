using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Tests.Client;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.UpdateStream.Tests.Verification;

/// <summary>Each way to break a stream for a client, as the simulated client tells it.</summary>
public sealed class ClientCheckTests
{
    private const string Data = "/usr/share/data";

    private SmallStream _stream = null!;

    [SetUp]
    public void Start() => _stream = new SmallStream().Publish(10, 0, SmallStream.Core(10), Apps(10));

    [TearDown]
    public void Remove() => _stream.Dispose();

    [Test]
    public void A_sound_update_costs_what_its_packs_and_manifests_weigh()
    {
        Publish();
        var result = _stream.Verify();
        Assert.That(result.Findings, Is.Empty);
        var downloads = result.Downloads!;
        Assert.Multiple(() =>
        {
            Assert.That(downloads.Install.Packs, Is.EqualTo(Size("apps", 0) + Size("os-core", 0)));
            Assert.That(downloads.Install.Requests, Is.EqualTo(2 + 1 + 2 + 4), "version file, MoM, manifests, two packs asked for their size and fetched");
            Assert.That(downloads.Updates.Select(update => update.From), Is.EqualTo(new[] { new MixVersion(10) }));
            Assert.That(downloads.Updates[0].Cost.Packs, Is.EqualTo(Size("apps", 10) + Size("os-core", 10)));
            Assert.That(downloads.Updates[0].Cost.Fullfiles, Is.Zero);
            Assert.That(downloads.Bundles.Select(bundle => bundle.Name), Is.EqualTo(new[] { "apps", "os-core" }));
            Assert.That(downloads.Bundles[0].Install.Packs, Is.EqualTo(Size("apps", 0)));
            Assert.That(downloads.Bundles[0].InstallInAll, Is.EqualTo(downloads.Install));
        });
    }

    [Test]
    public void What_was_verified_costs_what_is_really_fetched()
    {
        Publish();
        var downloads = _stream.Verify().Downloads!;
        using var client = new FetchingClient(_stream.Tree.Root, _stream.Signer.RootCertificatePem);
        var machine = client.Client.Install(new(10), ["apps"]).System!;
        Assert.Multiple(() =>
        {
            Assert.That(client.Client.Install(new(20), ["apps"]).Total, Is.EqualTo(downloads.Install));
            Assert.That(client.Client.Update(machine, new(20)).Total, Is.EqualTo(downloads.Updates[0].Cost));
        });
    }

    [Test]
    public void A_file_that_neither_pack_nor_fullfile_brings_stops_the_client()
    {
        Publish();
        File.Delete(_stream.Tree.Pack(new(20), "apps", MixVersion.None));
        File.Delete(_stream.Tree.Fullfile(new(20), Entry("apps", "/usr/bin/hello").Hash));
        AssertFinds("client-content-missing", "apps", "/usr/bin/hello", "installing 20");
    }

    [Test]
    public void A_missing_zero_pack_is_paid_for_with_single_files()
    {
        Publish();
        File.Delete(_stream.Tree.Pack(new(20), "apps", MixVersion.None));
        Assert.That(_stream.Verify().Downloads!.Install.Fullfiles, Is.Positive);
        AssertFinds("client-pack-missing", "apps", "20/pack-apps-from-0.tar", "installing 20");
    }

    [Test]
    public void A_delta_pack_under_another_version_is_paid_for_with_single_files()
    {
        Publish();
        File.Move(_stream.Tree.Pack(new(20), "apps", new(10)), _stream.Tree.Pack(new(20), "apps", new(15)));
        var cost = _stream.Verify().Downloads!.Updates[0].Cost;
        Assert.That(cost.Fullfiles, Is.Positive);
        AssertFinds("client-pack-missing", "apps", "20/pack-apps-from-10.tar", "updating from 10 to 20");
    }

    [Test]
    public void A_delta_that_makes_another_file_is_found()
    {
        Publish();
        var older = ManifestReader.ReadFile(_stream.Tree.Manifest(new(10), "apps"));
        var newer = ManifestReader.ReadFile(_stream.Tree.Manifest(new(20), "apps"));
        var other = newer.Entries.Single(entry => entry.Name == "/usr/share/more").Hash;
        SmallDeltaPack.Write(_stream.Tree, older, new(20), newer.Entries, name => DeltaName.Of(name.Old, name.New == other ? Entry("apps", Data).Hash : other));
        AssertFinds("client-delta", "apps", "20/pack-apps-from-10.tar", "updating from 10 to 20");
    }

    [Test]
    public void A_change_without_a_risen_version_is_never_updated()
        => AssertFinds("client-difference", "apps", Data, "updating from 10 to 20", () => Publish(manifest => Change(manifest, "apps", Data, entry => entry with { Version = new(10) })));

    [Test]
    public void A_file_that_vanished_without_a_trace_is_removed_like_a_deleted_one() => AssertSound(() => Publish(manifest => Change(manifest, "apps", Data, _ => null)));

    [Test]
    public void A_deleted_file_is_removed() => AssertSound(() => Publish(manifest => Change(manifest, "apps", Data, Gone(EntryStatus.Deleted))));

    [Test]
    public void A_ghosted_file_stays_and_nobody_minds() => AssertSound(() => Publish(manifest => Change(manifest, "apps", Data, Gone(EntryStatus.Ghosted))));

    [Test]
    public void A_ghosted_file_that_no_manifest_names_any_more_stays_and_nobody_minds()
    {
        const string Module = "/usr/lib/modules/1/a.ko";
        Dictionary<string, string> kernel = new(Apps(10)) { ["/usr/lib/modules/"] = "", ["/usr/lib/modules/1/"] = "", [Module] = "module" };
        _stream.Dispose();
        _stream = new SmallStream().Publish(10, 0, SmallStream.Core(10), kernel);
        Publish(manifest => Change(manifest, "apps", Module, Gone(EntryStatus.Ghosted)), apps: kernel);
        AssertSound(() => _stream.Publish(30, 20, SmallStream.Core(30), Merged(Apps(30), new() { ["/usr/lib/modules/"] = "" })));
    }

    [Test]
    public void A_directory_that_is_deleted_while_files_in_it_stay_is_moved_aside()
    {
        Dictionary<string, string> kernel = new(Apps(10)) { ["/usr/lib/modules/"] = "", ["/usr/lib/modules/a.ko"] = "module" };
        _stream.Dispose();
        _stream = new SmallStream().Publish(10, 0, SmallStream.Core(10), kernel);
        AssertFinds("client-directory-moved", "apps", "/usr/lib/modules", "stays as /usr/lib/.deleted.TIME.modules", () => Publish());
        AssertSound(() => Publish(manifest => manifest.Name == "apps" ? manifest with { Entries = [.. manifest.Entries.Append(Ghost("/usr/lib/modules")).Order(EntryOrder.Instance)] } : manifest));
    }

    [Test]
    public void A_bundle_that_is_newly_added_along_comes_with_an_installation_and_not_with_an_update()
    {
        Dictionary<string, string> extra = new() { ["/usr/share/clear/bundles/extra"] = "", ["/usr/share/extra"] = "" };
        _stream.Publish(20, 10, SmallStream.Core(20), Apps(20), manifest => manifest.Name == "apps" ? manifest with { AlsoAdds = ["extra"] } : manifest, extra);
        AssertSound(() => { });
        Assert.That(Machine("apps").Bundles, Is.EquivalentTo(new[] { "apps", "os-core" }));

        _stream.Publish(30, 20, SmallStream.Core(30), Apps(30), manifest => manifest.Name == "apps" ? manifest with { Includes = ["os-core", "extra"] } : manifest, extra);
        AssertSound(() => { });
        Assert.That(Machine("apps", to: 30).Bundles, Is.EquivalentTo(new[] { "apps", "extra", "os-core" }), "an include does");
    }

    [Test]
    public void What_is_the_machine_s_own_an_update_leaves_alone()
    {
        _stream.Dispose();
        _stream = new SmallStream().Publish(10, 0, SmallStream.Core(10), new(Apps(10)) { ["/etc/"] = "", ["/etc/dir/"] = "", ["/etc/dir/child"] = "", ["/var/"] = "", ["/var/old"] = "" });
        AssertSound(() => Publish(apps: new() { ["/etc/"] = "", ["/etc/dir"] = "now a file", ["/var/"] = "", ["/var/new"] = "" }));
    }

    [Test]
    public void Two_hashes_of_one_path_are_found()
        => AssertFinds("client-two-hashes", "os-core", Data, "installing 20", () => Publish(core: new() { [Data] = "another" }));

    [Test]
    public void An_unknown_include_is_found()
        => AssertFinds("client-unknown-include", "apps", "nowhere", "installing 20", () => Publish(manifest => manifest.Name == "apps" ? manifest with { Includes = ["os-core", "nowhere"] } : manifest));

    [Test]
    public void A_directory_with_files_that_becomes_a_file_stops_the_client()
    {
        _stream.Dispose();
        _stream = new SmallStream().Publish(10, 0, SmallStream.Core(10), new(Apps(10)) { ["/usr/dir/"] = "", ["/usr/dir/child"] = "" });
        AssertFinds("client-directory-became-file", "apps", "/usr/dir", "exit code 10", () => Publish(apps: new() { ["/usr/dir"] = "now a file" }));
    }

    [Test]
    public void A_directory_with_files_that_becomes_a_link_is_moved_aside()
    {
        _stream.Dispose();
        _stream = new SmallStream().Publish(10, 0, SmallStream.Core(10), new(Apps(10)) { ["/usr/dir/"] = "", ["/usr/dir/child"] = "" });
        AssertFinds("client-directory-moved", "apps", "/usr/dir", "stays as /usr/.deleted.TIME.dir", () => Publish(apps: new() { ["/usr/dir"] = "-> lib" }));
        Assert.That(_stream.Verify().IsSound);
    }

    [Test]
    public void Files_where_directories_were_are_all_found_though_these_were_gone_for_a_while()
    {
        string[] below = ["/usr/dir/child", "/usr/other/a", "/usr/other/b"];
        _stream.Publish(20, 10, SmallStream.Core(20), Merged(Apps(20), new() { ["/usr/dir/"] = "", ["/usr/other/"] = "", [below[0]] = "", [below[1]] = "", [below[2]] = "" }));
        _stream.Publish(30, 20, SmallStream.Core(30), Apps(30), manifest => Delete(manifest, [.. below, "/usr/dir", "/usr/other"]));
        AssertSound(() => { });
        Dictionary<string, string> files = new() { ["/usr/dir"] = "now a file", ["/usr/other"] = "another" };

        _stream.Publish(40, 30, SmallStream.Core(40), Merged(Apps(40), files), manifest => Delete(manifest, below));

        AssertFinds("client-directory-became-file", "apps", "/usr/dir", "/usr/dir/child): the update ends with exit code 10 (updating from 10 to 40, and 1 more)");
        AssertFinds("client-directory-became-file", "apps", "/usr/other", "(/usr/other/a and 1 more)");
        var refused = Assert.Throws<UnsoundStreamException>(() => _stream.Verify().ThrowIfUnsound())!;
        Assert.That(refused.Advice, Does.Contain("--format-bump").And.Not.Contain("Mix the version again"));

        // Once it is public, no later version is refused for it.
        _stream.Publish(50, 40, SmallStream.Core(50), Merged(Apps(50), files), manifest => Delete(manifest, below));
        var later = _stream.Verify();
        Assert.That(later.IsSound, string.Join("\n", later.Findings));
        AssertFinds("client-directory-became-file", "apps", "/usr/dir", "exit code 10");
    }

    [Test]
    public void A_missing_parent_stops_the_client()
        => AssertFinds("client-parent", "apps", "/opt/apps/file", "/opt/apps", () => Publish(apps: new() { ["/opt/apps/file"] = "" }));

    [Test]
    public void A_file_below_a_link_stops_the_client()
        => AssertFinds("client-below-link", "apps", "/lib/file", "below /lib", () => Publish(apps: new() { ["/lib/file"] = "" }));

    [Test]
    public void A_machine_that_would_not_know_its_version_is_found()
        => AssertFinds("client-version", "os-core", "/usr/lib/os-release", "installing 20", () => Publish(core: new() { ["/usr/lib/os-release"] = "ID=acme\n" }));

    [Test]
    public void An_unknown_variant_is_found()
        => AssertFinds("client-variant", "apps", Data, "installing 20", () => Publish(manifest => Change(manifest, "apps", Data, entry => entry with { Variant = 'z' })));

    [Test]
    public void A_manifest_of_another_version_than_its_place_is_found()
        => AssertFinds("client-manifest-version", "apps", "20/Manifest.apps.tar", "version 19", () => Publish(manifest => manifest.Name == "apps" ? manifest with { Version = new(19), Entries = [] } : manifest));

    [Test]
    public void A_manifest_that_is_not_the_one_of_the_mom_is_found()
    {
        Publish();
        File.Copy(_stream.Tree.ManifestTar(new(10), "MoM"), _stream.Tree.ManifestTar(new(20), "apps"), overwrite: true);
        AssertFinds("client-manifest-unreadable", "apps", "20/Manifest.apps.tar", "Manifest.MoM");
        var text = File.ReadAllText(_stream.Tree.Manifest(new(20), "apps")).Replace("contentsize:\t0", "contentsize:\t1", StringComparison.Ordinal);
        File.WriteAllBytes(_stream.Tree.ManifestTar(new(20), "apps"), ManifestTar.Write("apps", System.Text.Encoding.UTF8.GetBytes(text), DateTimeOffset.UnixEpoch));
        AssertFinds("client-manifest-hash", "apps", "20/Manifest.apps.tar", "the MoM says");
    }

    [Test]
    public void A_signature_of_a_stranger_stops_the_client()
    {
        Publish();
        using var stranger = new SmallStream();
        var text = File.ReadAllBytes(_stream.Tree.Manifest(new(20), "MoM"));
        File.WriteAllBytes(_stream.Tree.ManifestTar(new(20), "MoM"), ManifestTar.Write("MoM", text, DateTimeOffset.UnixEpoch, stranger.Signer.Sign(text)));
        Assert.That(_stream.Verify().Downloads, Is.Not.Null, "the signature beside it is good, and the client tries that too");
        File.WriteAllBytes(_stream.Tree.MomSignature(new(20)), stranger.Signer.Sign(text));
        AssertFinds("client-manifest-signature", "", "20/Manifest.MoM.sig", "installing 20");
    }

    [Test]
    public void A_delta_of_a_manifest_that_does_not_fit_is_found()
    {
        Publish();
        File.WriteAllText(Path.Combine(_stream.Tree.Of(new(20)), "Manifest-apps-delta-from-10"), "BSDIFF4V");
        AssertFinds("client-manifest-delta", "apps", "20/Manifest-apps-delta-from-10", "updating from 10 to 20");
    }

    [Test]
    public void A_bridge_that_claims_to_be_the_next_version_and_is_not_is_found()
    {
        using var stream = new SmallStream()
            .Publish(10, 0, Merged(SmallStream.Core(20), new() { ["/usr/share/defaults/swupd/format"] = "31\n" }), Apps(10))
            .Publish(20, 10, Merged(SmallStream.Core(20), new() { ["/usr/share/defaults/swupd/format"] = "31\n" }), Apps(20), manifest => manifest with { Format = new(31) });
        using var signatures = new SignatureVerifier(stream.Signer.RootCertificatePem);
        var findings = new StreamVerifier(stream.Tree.Root, signatures).Verify(new(20)).Findings;
        Assert.That(findings.Select(finding => (finding.Rule, finding.Path)), Does.Contain(("client-difference", Data)), string.Join("\n", findings));
    }

    [Test]
    public void Machines_come_from_as_many_versions_as_asked_for_and_from_the_first()
    {
        foreach (var version in new uint[] { 20, 30, 40 })
            _stream.Publish(version, version - 10, SmallStream.Core(version), Apps(version));
        Assert.That(_stream.Verify(new(1)).Downloads!.Updates.Select(update => update.From.Value), Is.EqualTo(new uint[] { 30, 10 }));
        Assert.That(_stream.Verify(new(2, FromFormatStart: false)).Downloads!.Updates.Select(update => update.From.Value), Is.EqualTo(new uint[] { 30, 20 }));
        Assert.That(_stream.Verify(new(0, FromFormatStart: false)).Downloads!.Updates, Is.Empty);
    }

    [Test]
    public void A_bundle_that_a_version_just_lacks_is_removed_by_an_update()
    {
        AssertFinds("bundle-gone", "apps", "apps", "older than swupd 6.1", () => Publish(WithoutApps));
        AssertSound(() => _stream.Publish(30, 20, SmallStream.Core(30), Apps(30), WithoutApps));
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
        Assert.That(findings.Select(finding => (finding.Rule, finding.Bundle, finding.Severity)), Does.Contain(("client-bundle-gone", "apps", Severity.Error)), string.Join("\n", findings));
    }

    private static Manifest WithoutApps(Manifest manifest)
        => manifest with { Entries = [.. manifest.Entries.Where(entry => manifest.Name != Manifest.MomName || entry.Name != "apps")] };

    /// <summary>A machine that was installed with version 10 and updated.</summary>
    private InstalledSystem Machine(string bundle, uint to = 20)
    {
        using var client = new FetchingClient(_stream.Tree.Root, _stream.Signer.RootCertificatePem);
        return client.Client.Update(client.Client.Install(new(10), [bundle]).System!, new(to)).System!;
    }

    private static ManifestEntry Ghost(string path) => new(EntryType.Unset, EntryStatus.Ghosted, '.', EntryMisc.None, SwupdHash.Zero, new(20), path);

    private static Manifest Delete(Manifest manifest, params string[] paths) => manifest.Name != "apps" ? manifest : manifest with
    {
        Entries = [.. manifest.Entries.Concat(paths.Select(path => new ManifestEntry(EntryType.Unset, EntryStatus.Deleted, '.', EntryMisc.None, SwupdHash.Zero, new(30), path))).Order(EntryOrder.Instance)],
    };

    private static Dictionary<string, string> Apps(uint version) => new(SmallStream.Apps)
    {
        [Data] = string.Concat(Enumerable.Range(0, 200).Select(line => $"{(line == 100 ? version : 0)} line {line}\n")),
        ["/usr/share/more"] = string.Concat(Enumerable.Range(0, 200).Select(line => $"{(line == 50 ? version : 0)} other line {line}\n")),
    };

    private static Func<ManifestEntry, ManifestEntry?> Gone(EntryStatus status)
        => entry => entry with { Type = EntryType.Unset, Status = status, Hash = SwupdHash.Zero };

    private static Manifest Change(Manifest manifest, string bundle, string path, Func<ManifestEntry, ManifestEntry?> change)
        => manifest.Name != bundle
            ? manifest
            : manifest with { Entries = [.. manifest.Entries.Select(entry => entry.Name == path ? change(entry) : entry).OfType<ManifestEntry>().Order(EntryOrder.Instance)] };

    private void Publish(Func<Manifest, Manifest>? change = null, Dictionary<string, string>? core = null, Dictionary<string, string>? apps = null)
        => _stream.Publish(20, 10, Merged(SmallStream.Core(20), core), Merged(Apps(20), apps), change);

    private static Dictionary<string, string> Merged(Dictionary<string, string> files, Dictionary<string, string>? more)
    {
        foreach (var (path, content) in more ?? [])
            files[path] = content;
        return files;
    }

    private ManifestEntry Entry(string bundle, string path)
        => ManifestReader.ReadFile(_stream.Tree.Manifest(new(20), bundle)).Entries.Single(entry => entry.Name == path);

    private long Size(string bundle, uint from) => new FileInfo(_stream.Tree.Pack(new(20), bundle, new(from))).Length;

    private void AssertSound(Action publish)
    {
        publish();
        // Packs lead from the version before only.
        Assert.That(_stream.Verify().Findings.Where(finding => finding.Rule.StartsWith("client-", StringComparison.Ordinal) && finding.Rule != "client-pack-missing"), Is.Empty);
    }

    private void AssertFinds(string rule, string bundle, string path, string words, Action? publish = null)
    {
        publish?.Invoke();
        var findings = _stream.Verify().Findings;
        Assert.That(
            findings.Where(finding => (finding.Rule, finding.Bundle, finding.Path) == (rule, bundle, path) && finding.Text.Contains(words, StringComparison.Ordinal)),
            Is.Not.Empty, string.Join("\n", findings));
    }
}
