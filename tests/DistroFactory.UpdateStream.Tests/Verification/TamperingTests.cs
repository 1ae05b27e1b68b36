using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Tar;
using DistroFactory.UpdateStream.Verification;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Tests.Verification;

/// <summary>Whatever happens to a published stream is noticed.</summary>
public sealed class TamperingTests
{
    private SmallStream _stream = null!;

    [SetUp]
    public void Publish() => _stream = new SmallStream().Publish(10, 0, SmallStream.Core(10), SmallStream.Apps);

    [TearDown]
    public void Remove() => _stream.Dispose();

    [TestCase(CompressionMethod.None)]
    [TestCase(CompressionMethod.Gzip)]
    [TestCase(CompressionMethod.Bzip2)]
    [TestCase(CompressionMethod.Xz)]
    [TestCase(CompressionMethod.Zstd)]
    public void An_untouched_stream_is_sound(CompressionMethod packs)
    {
        using var stream = new SmallStream(packs)
            .Publish(10, 0, SmallStream.Core(10), SmallStream.Apps)
            .Publish(20, 10, SmallStream.Core(20), SmallStream.Apps);
        var result = stream.Verify();
        Assert.Multiple(() =>
        {
            Assert.That(result.Findings, Is.Empty);
            Assert.That(result.Bundles, Is.EqualTo(2));
            Assert.That(result.Entries, Is.EqualTo(15));
            Assert.That(result.Signatures, Is.EqualTo(4), "latest, latest_version, MoM inside and beside");
            Assert.That(() => result.ThrowIfUnsound(), Throws.Nothing);
        });
    }

    [Test]
    public void Any_flipped_byte_of_a_fullfile_is_noticed()
    {
        var random = new Random(11);
        foreach (var path in Directory.GetFiles(Path.Combine(_stream.Tree.Of(new(10)), "files")))
        {
            var bytes = File.ReadAllBytes(path);
            var sound = bytes.ToArray();
            bytes[random.Next(bytes.Length)] ^= 0x40;
            File.WriteAllBytes(path, bytes);
            var findings = _stream.Verify().Findings;
            // The time in a gzip header says nothing about the file, so a client does not mind.
            if (!Decompresses(bytes, sound))
                Assert.That(findings, Is.Not.Empty, path);
            File.WriteAllBytes(path, sound);
        }
    }

    [Test]
    public void A_fullfile_with_another_mode_is_noticed() =>
        AssertFinds("fullfile", () => Rewrite(AppFile(), member => member with { Mode = 0x1ED }));

    [Test]
    public void A_fullfile_with_a_member_of_another_name_is_noticed() =>
        AssertFinds("fullfile", () => Rewrite(AppFile(), member => member with { Name = "./" + member.Name }));

    [Test]
    public void A_missing_fullfile_is_noticed() => AssertFinds("fullfile-missing", () => File.Delete(AppFile()));

    [Test]
    public void A_truncated_fullfile_is_noticed() => AssertFinds("fullfile", () => Truncate(AppFile()));

    [Test]
    public void A_missing_pack_is_noticed() => AssertFinds("pack-missing", () => File.Delete(Pack("apps")));

    [Test]
    public void A_lost_pack_of_an_earlier_version_is_warned_of_and_holds_no_version_back()
    {
        var apps = new ManifestEntry(
            EntryType.Manifest,
            EntryStatus.Present,
            '.',
            EntryMisc.None,
            ManifestWriter.HashOf(File.ReadAllBytes(_stream.Tree.Manifest(new(10), "apps"))),
            new(10),
            "apps"
        );
        _stream.Publish(
            20,
            10,
            SmallStream.Core(20),
            SmallStream.Apps,
            manifest =>
                manifest.Name == Manifest.MomName
                    ? manifest with
                    {
                        Entries = [apps, manifest.Entries.Single(entry => entry.Name == "os-core")],
                    }
                    : manifest
        );
        Assert.That(_stream.Verify().Findings, Is.Empty);
        var (whole, pack) = (_stream.Verify().Downloads!.Install, Pack("apps"));
        File.Move(pack, pack + ".lost");

        var result = _stream.Verify();

        Assert.That(
            result.Findings.Select(finding => (finding.Severity, finding.Rule, finding.Path)),
            Is.EquivalentTo(
                new[]
                {
                    (Severity.Warning, "client-pack-missing", "10/pack-apps-from-0.tar"),
                    (Severity.Warning, "pack-missing", "10/pack-apps-from-0.tar"),
                }
            )
        );
        Assert.That((whole.Fullfiles, result.Downloads!.Install.Fullfiles > 0), Is.EqualTo((0L, true)));
    }

    [Test]
    public void A_truncated_pack_is_noticed() => AssertFinds("pack", () => Truncate(Pack("apps")));

    [Test]
    public void A_pack_without_one_of_its_files_is_noticed() => AssertFinds("pack-incomplete", () => RepackApps(skip: 1, twice: false));

    [Test]
    public void A_pack_with_a_file_twice_is_noticed() => AssertFinds("pack-member", () => RepackApps(skip: 0, twice: true));

    [Test]
    public void The_pack_of_another_bundle_is_noticed() =>
        AssertFinds("pack-member", () => File.Copy(Pack("os-core"), Pack("apps"), overwrite: true));

    [Test]
    public void A_signature_of_another_file_is_noticed() =>
        AssertFinds(
            "signature",
            () =>
                File.Copy(
                    Path.Combine(_stream.Tree.VersionFiles, "latest_version.sig"),
                    _stream.Tree.MomSignature(new(10)),
                    overwrite: true
                )
        );

    [Test]
    public void A_signature_of_a_stranger_is_noticed() =>
        AssertFinds(
            "signature",
            () =>
            {
                using var stranger = new SmallStream();
                new VersionFiles(_stream.Tree.VersionFiles).Switch(SmallStream.Format, new(10), stranger.Signer);
            }
        );

    [Test]
    public void A_pointer_without_signature_is_noticed() =>
        AssertFinds("version-file-signature-missing", () => File.Delete(Path.Combine(_stream.Tree.VersionFiles, "latest_version.sig")));

    [Test]
    public void A_pointer_that_was_edited_is_noticed() =>
        AssertFinds("signature", () => File.WriteAllText(Path.Combine(_stream.Tree.VersionFiles, "latest_version"), "99"));

    [Test]
    public void A_pointer_to_nowhere_is_noticed() =>
        AssertFinds(
            "manifest-missing",
            () => new VersionFiles(_stream.Tree.VersionFiles).Switch(SmallStream.Format, new(99), _stream.Signer)
        );

    [Test]
    public void A_manifest_changed_after_signing_is_noticed() =>
        AssertFinds("manifest-hash", () => RewriteManifest("apps", text => text.Replace("contentsize:\t0", "contentsize:\t1")));

    [Test]
    public void A_mom_changed_after_signing_is_noticed() =>
        AssertFinds("signature", () => RewriteManifest("MoM", text => text.Replace("timestamp:\t0", "timestamp:\t1")));

    [Test]
    public void A_manifest_with_carriage_returns_is_noticed() =>
        AssertFinds("manifest", () => RewriteManifest("apps", text => text.Replace("\n", "\r\n")));

    [Test]
    public void A_truncated_manifest_is_noticed() => AssertFinds("manifest", () => RewriteManifest("apps", text => text[..^1]));

    [Test]
    public void A_loose_manifest_that_differs_from_its_tar_is_noticed() =>
        AssertFinds("loose-manifest", () => File.AppendAllText(_stream.Tree.Manifest(new(10), "apps"), "\n"));

    [Test]
    public void A_missing_manifest_of_an_older_version_is_noticed() =>
        AssertFinds(
            "old-manifest-missing",
            () =>
            {
                _stream.Publish(20, 10, SmallStream.Core(20), SmallStream.Apps);
                File.Delete(_stream.Tree.ManifestTar(new(10), "apps"));
            }
        );

    [Test]
    public void Content_that_claims_another_version_is_noticed() =>
        AssertFinds("claimed-version", () => _stream.Publish(20, 10, SmallStream.Core(10), SmallStream.Apps));

    [Test]
    public void What_was_changed_after_its_release_is_to_be_restored()
    {
        _stream.Publish(20, 10, SmallStream.Core(20), SmallStream.Apps);
        File.Delete(_stream.Tree.ManifestTar(new(10), "apps"));

        Assert.That(
            () => _stream.Verify().ThrowIfUnsound(),
            Throws.TypeOf<UnsoundStreamException>().With.Message.Contains("Files of 10").And.Message.Contains("backup")
        );
    }

    [Test]
    public void All_errors_are_told_at_once()
    {
        File.Delete(AppFile());
        File.Delete(Pack("apps"));
        Assert.That(
            () => _stream.Verify().ThrowIfUnsound(),
            Throws.TypeOf<UnsoundStreamException>().With.Message.Contains("fullfile-missing").And.Message.Contains("pack-missing")
        );
    }

    private void AssertFinds(string rule, Action tamper)
    {
        tamper();
        var result = _stream.Verify();
        Assert.That(result.Findings.Select(finding => finding.Rule), Does.Contain(rule), string.Join("\n", result.Findings));
        Assert.That(result.IsSound, Is.False);
    }

    /// <summary>What the verifier finds sound is what a check that shares no code with it finds sound.</summary>
    [TestCase(CompressionMethod.Gzip)]
    [TestCase(CompressionMethod.Xz)]
    [TestCase(CompressionMethod.Zstd)]
    public void The_independent_check_agrees(CompressionMethod packs)
    {
        using var stream = new SmallStream(packs).Publish(10, 0, SmallStream.Core(10), SmallStream.Apps);
        var root = Path.Combine(stream.Tree.Root, "root.pem");
        File.WriteAllText(root, stream.Signer.RootCertificatePem);
        var (code, output) = IndependentCheck.Run(stream.Tree.Root, root, $"{SmallStream.Format}");
        Assert.That(code, Is.Zero, output);

        File.Copy(
            stream.Tree.Pack(new(10), "os-core", StreamVersion.None),
            stream.Tree.Pack(new(10), "apps", StreamVersion.None),
            overwrite: true
        );
        Assert.That(
            IndependentCheck.Run(stream.Tree.Root, root, $"{SmallStream.Format}").Code,
            Is.EqualTo(1),
            "and it notices a pack of another bundle"
        );
    }

    private string Pack(string bundle) => _stream.Tree.Pack(new(10), bundle, StreamVersion.None);

    private string AppFile()
    {
        var manifest = ManifestReader.ReadFile(_stream.Tree.Manifest(new(10), "apps"));
        return _stream.Tree.Fullfile(new(10), manifest.Entries.Single(entry => entry.Name == "/usr/bin/hello").Hash);
    }

    private static void Truncate(string path) => File.WriteAllBytes(path, File.ReadAllBytes(path)[..^9]);

    private static void Rewrite(string path, Func<TarMember, TarMember> change)
    {
        using var source = new MemoryStream(File.ReadAllBytes(path));
        var tar = new TarReader(Decompressor.OpenRead(source));
        var member = tar.Next()!;
        using var file = File.Create(path);
        TarWriter.WriteMember(file, change(member), tar.Content);
        TarWriter.WriteEnd(file);
    }

    private void RepackApps(int skip, bool twice)
    {
        using var source = new MemoryStream(File.ReadAllBytes(Pack("apps")));
        using var reader = new PackReader(source);
        using var file = File.Create(Pack("apps"));
        var writer = new PackWriter(file, new(CompressionMethod.None));
        using (var segment = new PackSegment(file, new(CompressionMethod.None)))
        {
            for (var i = 0; reader.Next() is { } member; i++)
            {
                using var content = new MemoryStream();
                reader.Content.CopyTo(content);
                for (
                    var copies =
                        i < skip ? 0
                        : twice ? 2
                        : 1;
                    copies > 0;
                    copies--
                )
                    segment.Add(member, content.ToArray());
            }
        }

        writer.Complete();
    }

    private void RewriteManifest(string name, Func<string, string> change)
    {
        var path = _stream.Tree.Manifest(new(10), name);
        File.WriteAllText(path, change(File.ReadAllText(path)));
        var signature = name == "MoM" ? File.ReadAllBytes(_stream.Tree.MomSignature(new(10))) : [];
        File.WriteAllBytes(
            _stream.Tree.ManifestTar(new(10), name),
            ManifestTar.Write(name, File.ReadAllBytes(path), DateTimeOffset.UnixEpoch, signature)
        );
    }

    private static bool Decompresses(byte[] bytes, byte[] sound)
    {
        try
        {
            return Plain(bytes).AsSpan().SequenceEqual(Plain(sound));
        }
        catch (CompressionException)
        {
            return false;
        }
    }

    private static byte[] Plain(byte[] bytes)
    {
        using var plain = new MemoryStream();
        using var source = Decompressor.OpenRead(new MemoryStream(bytes));
        source.CopyTo(plain);
        return plain.ToArray();
    }
}
