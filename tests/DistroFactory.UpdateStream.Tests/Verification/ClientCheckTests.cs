using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Tests.Client;

namespace DistroFactory.UpdateStream.Tests.Verification;

/// <summary>Each way to break a stream for a client, as the simulated client tells it.</summary>
public sealed class ClientCheckTests : ClientCheckFixture
{
    [Test]
    public void A_sound_update_costs_what_its_packs_and_manifests_weigh()
    {
        Publish();
        var result = Stream.Verify();
        Assert.That(result.Findings, Is.Empty);
        var downloads = result.Downloads!;
        Assert.Multiple(() =>
        {
            Assert.That(downloads.Install.Packs, Is.EqualTo(Size("apps", 0) + Size("os-core", 0)));
            Assert.That(
                downloads.Install.Requests,
                Is.EqualTo(2 + 1 + 2 + 4),
                "version file, MoM, manifests, two packs asked for their size and fetched"
            );
            Assert.That(downloads.Updates.Select(update => update.From), Is.EqualTo(new[] { new StreamVersion(10) }));
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
        var downloads = Stream.Verify().Downloads!;
        using var client = new FetchingClient(Stream.Tree.Root, Stream.Signer.RootCertificatePem);
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
        File.Delete(Stream.Tree.Pack(new(20), "apps", StreamVersion.None));
        File.Delete(Stream.Tree.Fullfile(new(20), Entry("apps", "/usr/bin/hello").Hash));
        AssertFinds("client-content-missing", "apps", "/usr/bin/hello", "installing 20");
    }

    [Test]
    public void A_missing_zero_pack_is_paid_for_with_single_files()
    {
        Publish();
        File.Delete(Stream.Tree.Pack(new(20), "apps", StreamVersion.None));
        Assert.That(Stream.Verify().Downloads!.Install.Fullfiles, Is.Positive);
        AssertFinds("client-pack-missing", "apps", "20/pack-apps-from-0.tar", "installing 20");
    }

    [Test]
    public void A_delta_pack_under_another_version_is_paid_for_with_single_files()
    {
        Publish();
        File.Move(Stream.Tree.Pack(new(20), "apps", new(10)), Stream.Tree.Pack(new(20), "apps", new(15)));
        var cost = Stream.Verify().Downloads!.Updates[0].Cost;
        Assert.That(cost.Fullfiles, Is.Positive);
        AssertFinds("client-pack-missing", "apps", "20/pack-apps-from-10.tar", "updating from 10 to 20");
    }

    [Test]
    public void A_delta_that_makes_another_file_is_found()
    {
        Publish();
        var older = ManifestReader.ReadFile(Stream.Tree.Manifest(new(10), "apps"));
        var newer = ManifestReader.ReadFile(Stream.Tree.Manifest(new(20), "apps"));
        var other = newer.Entries.Single(entry => entry.Name == "/usr/share/more").Hash;
        SmallDeltaPack.Write(
            Stream.Tree,
            older,
            new(20),
            newer.Entries,
            name => DeltaName.Of(name.Old, name.New == other ? Entry("apps", Data).Hash : other)
        );
        AssertFinds("client-delta", "apps", "20/pack-apps-from-10.tar", "updating from 10 to 20");
    }

    [Test]
    public void Two_hashes_of_one_path_are_found() =>
        AssertFinds("client-two-hashes", "os-core", Data, "installing 20", () => Publish(core: new() { [Data] = "another" }));

    [Test]
    public void An_unknown_include_is_found() =>
        AssertFinds(
            "client-unknown-include",
            "apps",
            "nowhere",
            "installing 20",
            () => Publish(manifest => manifest.Name == "apps" ? manifest with { Includes = ["os-core", "nowhere"] } : manifest)
        );

    [Test]
    public void A_missing_parent_stops_the_client() =>
        AssertFinds("client-parent", "apps", "/opt/apps/file", "/opt/apps", () => Publish(apps: new() { ["/opt/apps/file"] = "" }));

    [Test]
    public void A_file_below_a_link_stops_the_client() =>
        AssertFinds("client-below-link", "apps", "/lib/file", "below /lib", () => Publish(apps: new() { ["/lib/file"] = "" }));

    [Test]
    public void A_machine_that_would_not_know_its_version_is_found() =>
        AssertFinds(
            "client-version",
            "os-core",
            "/usr/lib/os-release",
            "installing 20",
            () => Publish(core: new() { ["/usr/lib/os-release"] = "ID=acme\n" })
        );

    [Test]
    public void An_unknown_variant_is_found() =>
        AssertFinds(
            "client-variant",
            "apps",
            Data,
            "installing 20",
            () => Publish(manifest => Change(manifest, "apps", Data, entry => entry with { Variant = 'z' }))
        );

    [Test]
    public void A_manifest_of_another_version_than_its_place_is_found() =>
        AssertFinds(
            "client-manifest-version",
            "apps",
            "20/Manifest.apps.tar",
            "version 19",
            () => Publish(manifest => manifest.Name == "apps" ? manifest with { Version = new(19), Entries = [] } : manifest)
        );

    [Test]
    public void A_manifest_that_is_not_the_one_of_the_mom_is_found()
    {
        Publish();
        File.Copy(Stream.Tree.ManifestTar(new(10), "MoM"), Stream.Tree.ManifestTar(new(20), "apps"), overwrite: true);
        AssertFinds("client-manifest-unreadable", "apps", "20/Manifest.apps.tar", "Manifest.MoM");
        var text = File.ReadAllText(Stream.Tree.Manifest(new(20), "apps"))
            .Replace("contentsize:\t0", "contentsize:\t1", StringComparison.Ordinal);
        File.WriteAllBytes(
            Stream.Tree.ManifestTar(new(20), "apps"),
            ManifestTar.Write("apps", System.Text.Encoding.UTF8.GetBytes(text), DateTimeOffset.UnixEpoch)
        );
        AssertFinds("client-manifest-hash", "apps", "20/Manifest.apps.tar", "the MoM says");
    }

    [Test]
    public void A_signature_of_a_stranger_stops_the_client()
    {
        Publish();
        using var stranger = new SmallStream();
        var text = File.ReadAllBytes(Stream.Tree.Manifest(new(20), "MoM"));
        File.WriteAllBytes(
            Stream.Tree.ManifestTar(new(20), "MoM"),
            ManifestTar.Write("MoM", text, DateTimeOffset.UnixEpoch, stranger.Signer.Sign(text))
        );
        Assert.That(Stream.Verify().Downloads, Is.Not.Null, "the signature beside it is good, and the client tries that too");
        File.WriteAllBytes(Stream.Tree.MomSignature(new(20)), stranger.Signer.Sign(text));
        AssertFinds("client-manifest-signature", "", "20/Manifest.MoM.sig", "installing 20");
    }

    [Test]
    public void A_delta_of_a_manifest_that_does_not_fit_is_found()
    {
        Publish();
        File.WriteAllText(Path.Combine(Stream.Tree.Of(new(20)), "Manifest-apps-delta-from-10"), "BSDIFF4V");
        AssertFinds("client-manifest-delta", "apps", "20/Manifest-apps-delta-from-10", "updating from 10 to 20");
    }
}
