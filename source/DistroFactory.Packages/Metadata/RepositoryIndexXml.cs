using System.Xml.Linq;

namespace DistroFactory.Packages.Metadata;

/// <summary><c>repomd.xml</c>: which metadata files there are.</summary>
internal static class RepositoryIndexXml
{
    private static readonly XNamespace Ns = MetadataXml.Repository;

    public static IEnumerable<RepositoryRecord> Read(Stream xml)
    {
        foreach (var data in MetadataXml.Elements(xml, Ns + "data"))
        {
            var checksum = data.Child(Ns + "checksum");
            yield return new RepositoryRecord
            {
                Type = data.Required("type"),
                Href = data.Child(Ns + "location").Required("href"),
                ChecksumType = checksum.Required("type"),
                Checksum = checksum.Value.Trim(),
                OpenChecksum = data.Element(Ns + "open-checksum")?.Value.Trim() ?? "",
                Size = (long?)data.Element(Ns + "size"),
                OpenSize = (long?)data.Element(Ns + "open-size"),
                Timestamp = data.Element(Ns + "timestamp") is { } time ? (long)double.Parse(time.Value) : 0,
            };
        }
    }

    public static XDocument Write(long revision, IEnumerable<RepositoryRecord> records) =>
        new(new XElement(Ns + "repomd",
            new XAttribute(XNamespace.Xmlns + "rpm", MetadataXml.Rpm),
            new XElement(Ns + "revision", revision),
            records.Select(record => new XElement(Ns + "data",
                new XAttribute("type", record.Type),
                new XElement(Ns + "checksum", new XAttribute("type", record.ChecksumType), record.Checksum),
                new XElement(Ns + "open-checksum", new XAttribute("type", record.ChecksumType), record.OpenChecksum),
                new XElement(Ns + "location", new XAttribute("href", record.Href)),
                new XElement(Ns + "timestamp", record.Timestamp),
                new XElement(Ns + "size", record.Size),
                new XElement(Ns + "open-size", record.OpenSize)))));
}
