using System.Collections.Immutable;
using System.Text;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Tar;
using DistroFactory.UpdateStream.Verification;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Tests.Verification;

/// <summary>A stream of two bundles or three, written with our own writers, to be tampered with before or after it is signed.</summary>
internal sealed class SmallStream : IDisposable
{
    private const long Modified = 1_700_000_000;
    private readonly TemporaryDirectory _folder = new();
    private readonly CompressionMethod _packs;

    public SmallStream(CompressionMethod packs = CompressionMethod.Xz)
    {
        _packs = packs;
        Signer = SigningKeys.CreateOrLoad(_folder["keys"], "Acme").Signer;
        Tree = new(_folder["update"]);
    }

    public CertificateSigner Signer { get; }

    public StreamTree Tree { get; }

    public static FormatNumber Format => new(30);

    /// <summary>A bundle's own files at a version: path, then content; a path that ends in a slash is a directory, "-> x" a link.</summary>
    public static Dictionary<string, string> Core(uint version) =>
        new()
        {
            ["/usr/"] = "",
            ["/usr/lib/"] = "",
            ["/usr/share/"] = "",
            ["/usr/share/clear/"] = "",
            ["/usr/share/clear/bundles/"] = "",
            ["/usr/share/defaults/"] = "",
            ["/usr/share/defaults/swupd/"] = "",
            ["/usr/share/defaults/swupd/format"] = "30\n",
            ["/usr/lib/os-release"] = $"ID=acme\nVERSION_ID={version}\n",
            ["/usr/share/clear/versionstamp"] = $"{version}",
            ["/usr/share/clear/bundles/os-core"] = "",
            ["/lib"] = "-> usr/lib",
        };

    /// <inheritdoc cref="Core"/>
    public static Dictionary<string, string> Apps =>
        new()
        {
            ["/usr/share/clear/bundles/apps"] = "",
            ["/usr/bin/"] = "",
            ["/usr/bin/hello"] = "#!/bin/sh\necho hello\n",
        };

    /// <summary>Publishes a version; the hook may change each manifest before it is hashed and signed.</summary>
    public SmallStream Publish(
        uint version,
        uint previous,
        Dictionary<string, string> core,
        Dictionary<string, string> apps,
        Func<Manifest, Manifest>? change = null,
        Dictionary<string, string>? extra = null
    )
    {
        var bundles = ImmutableArray.CreateBuilder<ManifestEntry>();
        foreach (var (name, files) in new[] { ("apps", apps), ("extra", extra), ("os-core", core) })
        {
            if (files is null)
                continue;
            var manifest = Bundle(name, version, previous, files);
            var text = ManifestWriter.Write(change?.Invoke(manifest) ?? manifest);
            Write(Tree.Manifest(new(version), name), text);
            Write(Tree.ManifestTar(new(version), name), ManifestTar.Write(name, text, DateTimeOffset.UnixEpoch));
            bundles.Add(new(EntryType.Manifest, EntryStatus.Present, '.', EntryMisc.None, ManifestWriter.HashOf(text), new(version), name));
        }

        var mom = new Manifest
        {
            Name = Manifest.MomName,
            Format = Format,
            Version = new(version),
            Previous = new(previous),
            Entries = bundles.ToImmutable(),
        };
        var momText = ManifestWriter.Write(change?.Invoke(mom) ?? mom);
        var signature = Signer.Sign(momText);
        Write(Tree.Manifest(new(version), Manifest.MomName), momText);
        Write(Tree.MomSignature(new(version)), signature);
        Write(
            Tree.ManifestTar(new(version), Manifest.MomName),
            ManifestTar.Write(Manifest.MomName, momText, DateTimeOffset.UnixEpoch, signature)
        );
        new VersionFiles(Tree.VersionFiles).Switch(Format, new(version), Signer);
        return this;
    }

    public VerificationResult Verify(ClientCheckSettings? client = null)
    {
        using var signatures = new SignatureVerifier(Signer.RootCertificatePem);
        return new StreamVerifier(Tree.Root, signatures) { Client = client ?? new() }.VerifyLatest(Format);
    }

    public void Dispose()
    {
        Signer.Dispose();
        _folder.Dispose();
    }

    private Manifest Bundle(string name, uint version, uint previous, Dictionary<string, string> files)
    {
        var writer = new FullfileWriter(new CompressionSetting(CompressionMethod.Xz));
        var segment = new MemoryStream();
        var entries = new List<ManifestEntry>();
        using (var pack = new PackSegment(segment, new(_packs)))
        {
            var packed = new HashSet<SwupdHash>();
            foreach (var (path, text) in files)
            {
                var (member, content) = Member(path, text);
                var hash = TarMemberHash.Of(member, new MemoryStream(content));
                var type = member.Type switch
                {
                    TarMemberType.Directory => EntryType.Directory,
                    TarMemberType.Link => EntryType.Link,
                    _ => EntryType.File,
                };
                entries.Add(new(type, EntryStatus.Present, '.', EntryMisc.None, hash, new(version), path.TrimEnd('/')));
                Write(Tree.Fullfile(new(version), hash), writer.Make(hash, member, content));
                if (packed.Add(hash))
                    pack.Add(PackMember.StagedAs(hash, member), content);
            }
        }

        AtomicFile.Write(
            Tree.Pack(new(version), name, StreamVersion.None),
            file =>
            {
                var pack = new PackWriter(file, new(_packs));
                pack.Append(segment.GetBuffer().AsSpan(0, (int)segment.Length));
                pack.Complete();
            }
        );
        if (
            previous > 0
            && File.Exists(Tree.Manifest(new(previous), name))
            && ManifestReader.ReadFile(Tree.Manifest(new(previous), name)) is var older
        )
            SmallDeltaPack.Write(Tree, older, new(version), entries);
        entries.Sort(EntryOrder.Instance);
        return new Manifest
        {
            Name = name,
            Format = Format,
            Version = new(version),
            Previous = new(previous),
            Includes = name == "os-core" ? [] : ["os-core"],
            Entries = [.. entries],
        };
    }

    private static (TarMember Member, byte[] Content) Member(string path, string text)
    {
        if (path.EndsWith('/'))
            return (TarMember.Directory(path, mode: 0x1ED, owner: 0, group: 0, Modified), []);
        if (text.StartsWith("-> ", StringComparison.Ordinal))
            return (TarMember.Link(path, text[3..], owner: 0, group: 0, Modified), []);
        var content = Encoding.UTF8.GetBytes(text);
        return (TarMember.File(path, mode: 0x1A4, owner: 0, group: 0, content.Length, Modified), content);
    }

    private static void Write(string path, byte[] bytes) => AtomicFile.WriteAllBytes(path, bytes);
}
