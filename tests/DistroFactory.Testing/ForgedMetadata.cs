using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace DistroFactory.Testing;

/// <summary>Changes the metadata of a repository as somebody who controls it can: all checksums and sizes fit again.</summary>
public static class ForgedMetadata
{
    private static readonly XNamespace s_ns = "http://linux.duke.edu/metadata/repo";

    /// <summary>Changes the text of one metadata file.</summary>
    /// <param name="repository">The directory that contains <c>repodata</c>, compressed by gzip.</param>
    /// <param name="type"><c>primary</c> or <c>filelists</c>.</param>
    /// <param name="change">The new text of the old.</param>
    public static void Rewrite(string repository, string type, Func<string, string> change)
    {
        var index = Path.Combine(repository, "repodata", "repomd.xml");
        var href = (string)Record(XDocument.Load(index), type).Element(s_ns + "location")!.Attribute("href")!;
        using var stored = File.OpenRead(Path.Combine(repository, href));
        using var plain = new StreamReader(new GZipStream(stored, CompressionMode.Decompress));
        Replace(repository, type, Encoding.UTF8.GetBytes(change(plain.ReadToEnd())), Gzip);
    }

    /// <summary>Replaces one metadata file.</summary>
    /// <param name="repository">The directory that contains <c>repodata</c>.</param>
    /// <param name="type"><c>primary</c> or <c>filelists</c>.</param>
    /// <param name="content">The new content, decompressed.</param>
    /// <param name="compress">Compresses it.</param>
    /// <param name="openSize">The size before compression that is stated; null: none.</param>
    public static void Replace(
        string repository,
        string type,
        byte[] content,
        Func<byte[], byte[]> compress,
        Func<long, long?>? openSize = null
    )
    {
        var index = Path.Combine(repository, "repodata", "repomd.xml");
        var document = XDocument.Load(index);
        var record = Record(document, type);
        var stored = compress(content);
        var href = $"repodata/forged-{type}.xml.gz";
        File.WriteAllBytes(Path.Combine(repository, href), stored);
        record.Element(s_ns + "location")!.SetAttributeValue("href", href);
        record.SetElementValue(s_ns + "checksum", Convert.ToHexStringLower(SHA256.HashData(stored)));
        record.SetElementValue(s_ns + "open-checksum", Convert.ToHexStringLower(SHA256.HashData(content)));
        record.SetElementValue(s_ns + "size", stored.Length);
        record.SetElementValue(s_ns + "open-size", openSize is null ? content.Length : openSize(content.Length));
        document.Save(index);
    }

    /// <summary>Compresses by gzip.</summary>
    public static byte[] Gzip(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
            gzip.Write(content);
        return target.ToArray();
    }

    private static XElement Record(XDocument index, string type) =>
        index.Root!.Elements(s_ns + "data").Single(data => (string)data.Attribute("type")! == type);
}
