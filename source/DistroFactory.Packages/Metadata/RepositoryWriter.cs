using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;

namespace DistroFactory.Packages.Metadata;

/// <summary>
/// Writes the metadata of a package repository as createrepo_c does. The same packages and timestamp give the same bytes. Files are named
/// by their checksum and <c>repomd.xml</c> is replaced last, so a reader sees the old repository or the new one, never a mixture.
/// </summary>
public static class RepositoryWriter
{
    /// <summary>Writes <c>repodata</c> below a directory and removes the metadata that nothing refers to any more.</summary>
    /// <param name="directory">The repository.</param>
    /// <param name="packages">In any order; written by path.</param>
    /// <param name="timestamp">The revision and the time of each metadata file, Unix seconds.</param>
    /// <param name="compression">gzip unless chosen otherwise.</param>
    public static void Write(
        string directory,
        IEnumerable<RepositoryPackage> packages,
        long timestamp,
        CompressionMethod compression = CompressionMethod.Gzip
    )
    {
        var repodata = Path.Combine(directory, "repodata");
        RepositoryPackage[] sorted = [.. packages.OrderBy(package => package.Href, StringComparer.Ordinal)];
        RepositoryRecord[] records =
        [
            WriteOne(
                repodata,
                "primary",
                MetadataXml.Common + "metadata",
                sorted.Select(PackageXml.Primary),
                sorted.Length,
                timestamp,
                compression
            ),
            WriteOne(
                repodata,
                "filelists",
                MetadataXml.FileLists + "filelists",
                sorted.Select(PackageXml.FileLists),
                sorted.Length,
                timestamp,
                compression
            ),
            WriteOne(
                repodata,
                "other",
                MetadataXml.Other + "otherdata",
                sorted.Select(PackageXml.Other),
                sorted.Length,
                timestamp,
                compression
            ),
        ];
        AtomicFile.Write(
            Path.Combine(repodata, "repomd.xml"),
            stream =>
            {
                using var xml = XmlWriter.Create(stream, Settings);
                RepositoryIndexXml.Write(timestamp, records).Save(xml);
            }
        );
        RemoveStale(repodata, [.. records.Select(record => Path.GetFileName(record.Href))]);
    }

    private static XmlWriterSettings Settings =>
        new()
        {
            Indent = true,
            NewLineChars = "\n",
            Encoding = new System.Text.UTF8Encoding(false),
        };

    private static RepositoryRecord WriteOne(
        string repodata,
        string type,
        XName root,
        IEnumerable<XElement> packages,
        int count,
        long timestamp,
        CompressionMethod compression
    )
    {
        var plain = new MemoryStream();
        using (var xml = XmlWriter.Create(plain, Settings))
        {
            xml.WriteStartElement("", root.LocalName, root.NamespaceName);
            xml.WriteAttributeString("xmlns", root.NamespaceName);
            if (type == "primary")
                xml.WriteAttributeString("xmlns", "rpm", null, MetadataXml.Rpm.NamespaceName);
            xml.WriteAttributeString("packages", count.ToString());
            foreach (var package in packages)
                package.WriteTo(xml);
            xml.WriteEndElement();
        }

        var content = plain.ToArray();
        var stored = compression == CompressionMethod.None ? content : Compressor.Compress(content, new CompressionSetting(compression));
        var checksum = Convert.ToHexStringLower(SHA256.HashData(stored));
        var name = $"{checksum}-{type}.xml{Extension(compression)}";
        AtomicFile.WriteAllBytes(Path.Combine(repodata, name), stored);
        return new RepositoryRecord
        {
            Type = type,
            Href = $"repodata/{name}",
            ChecksumType = "sha256",
            Checksum = checksum,
            OpenChecksum = Convert.ToHexStringLower(SHA256.HashData(content)),
            Size = stored.Length,
            OpenSize = content.Length,
            Timestamp = timestamp,
        };
    }

    private static string Extension(CompressionMethod compression) =>
        compression switch
        {
            CompressionMethod.Gzip => ".gz",
            CompressionMethod.Bzip2 => ".bz2",
            CompressionMethod.Xz => ".xz",
            CompressionMethod.Zstd => ".zst",
            _ => "",
        };

    private static void RemoveStale(string repodata, HashSet<string> current)
    {
        foreach (var path in Directory.EnumerateFiles(repodata))
        {
            var name = Path.GetFileName(path);
            if (name != "repomd.xml" && !current.Contains(name))
                File.Delete(path);
        }
    }
}
