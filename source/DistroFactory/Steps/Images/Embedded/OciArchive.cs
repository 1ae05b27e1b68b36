using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.Steps.Images.Embedded;

/// <summary>
/// An OCI image layout of one layer, as a tar: <c>podman load</c>, <c>skopeo copy oci-archive:FILE</c> and <c>ctr image import</c> take it.
/// </summary>
/// <param name="title">Name of the distribution.</param>
/// <param name="version">Its version.</param>
/// <param name="timestamp">The time of everything in it.</param>
internal sealed class OciArchive(string title, string version, DateTimeOffset timestamp)
{
    private static readonly ImmutableArray<string> s_shells = ["/usr/bin/bash", "/usr/bin/sh", "/bin/sh"];

    private string Created => timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes it.</summary>
    /// <param name="tree">What the layer holds.</param>
    /// <param name="plainTar">The layer, not compressed.</param>
    /// <param name="path">The file.</param>
    public void Write(RootTree tree, string plainTar, string path)
    {
        var layerFile = path + ".layer";
        TreeTar.Compress(plainTar, layerFile, new(CompressionMethod.Gzip));
        var layer = new OciDescriptor(OciDocuments.Layer, DigestOf(layerFile), new FileInfo(layerFile).Length);
        var config = OciDocuments.Write(Configure(tree, DigestOf(plainTar)));
        var manifest = OciDocuments.Write(new OciManifest(2, OciDocuments.Manifest, Describe(OciDocuments.Config, config), [layer]));
        var named = Describe(OciDocuments.Manifest, manifest) with
        {
            Annotations = ImmutableSortedDictionary<string, string>.Empty.Add("org.opencontainers.image.ref.name", version),
        };
        using (var tar = File.Create(path))
        {
            Add(tar, "oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8);
            Add(tar, "index.json", OciDocuments.Write(new OciIndex(2, OciDocuments.Index, [named])));
            foreach (var folder in new[] { "blobs", "blobs/sha256" })
                TarWriter.WriteMember(tar, TarMember.Directory(folder, 0x1ED, 0, 0, timestamp.ToUnixTimeSeconds()));
            Add(tar, Blob(named.Digest), manifest);
            Add(tar, Blob(DigestOf(config)), config);
            using var content = File.OpenRead(layerFile);
            TarWriter.WriteMember(tar, Member(Blob(layer.Digest), layer.Size), content);
            TarWriter.WriteEnd(tar);
        }

        File.Delete(layerFile);
    }

    /// <summary>Reads it back: every blob has the digest in its name, and the layer is the tree.</summary>
    /// <exception cref="FactoryException">It is damaged.</exception>
    public static void Check(RootTree tree, string path, CancellationToken cancellation)
    {
        using var file = File.OpenRead(path);
        var tar = new TarReader(file);
        string? last = null;
        while (tar.Next() is { } member)
        {
            if (member.Type != TarMemberType.File || !member.Name.StartsWith("blobs/", StringComparison.Ordinal))
                continue;
            last = path + ".check";
            using (var blob = File.Create(last))
                tar.Content.CopyTo(blob);
            if (Blob(DigestOf(last)) != member.Name)
                throw new FactoryException(
                    $"Checking {Path.GetFileName(path)}",
                    $"{member.Name} has another digest",
                    "The disk is damaged: run the target Images again."
                );
        }

        TreeTar.Check(tree, last ?? path, cancellation);
        File.Delete(path + ".check");
    }

    private OciConfig Configure(RootTree tree, string diffId)
    {
        var paths = tree.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return new(
            Created,
            "amd64",
            "linux",
            new(
                ["PATH=/usr/local/sbin:/usr/local/bin:/usr/bin:/usr/sbin:/bin:/sbin"],
                s_shells.Where(paths.Contains).Take(1).ToImmutableArray() is { IsEmpty: false } shell ? shell : null,
                ImmutableSortedDictionary<string, string>
                    .Empty.Add("org.opencontainers.image.created", Created)
                    .Add("org.opencontainers.image.title", title)
                    .Add("org.opencontainers.image.version", version)
            ),
            new("layers", [diffId]),
            [new(Created, $"{title} {version}")]
        );
    }

    private void Add(Stream tar, string name, ReadOnlySpan<byte> content) =>
        TarWriter.WriteMember(tar, Member(name, content.Length), content);

    private TarMember Member(string name, long size) => TarMember.File(name, 0x1A4, 0, 0, size, timestamp.ToUnixTimeSeconds());

    private static OciDescriptor Describe(string type, byte[] document) => new(type, DigestOf(document), document.Length);

    private static string Blob(string digest) => "blobs/" + digest.Replace(':', '/');

    private static string DigestOf(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    private static string DigestOf(string path)
    {
        using var file = File.OpenRead(path);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
