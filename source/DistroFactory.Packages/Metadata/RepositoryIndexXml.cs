using System.Xml.Linq;

namespace DistroFactory.Packages.Metadata;

/// <summary><c>repomd.xml</c>: which metadata files there are.</summary>
internal static class RepositoryIndexXml
{
    private static readonly XNamespace s_ns = MetadataXml.Repository;

    public static IEnumerable<RepositoryRecord> Read(Stream xml)
    {
        foreach (var data in MetadataXml.Elements(xml, s_ns + "data"))
        {
            var checksum = data.Child(s_ns + "checksum");
            yield return new RepositoryRecord
            {
                Type = data.Required("type"),
                Href = MetadataPath.Of(data.Child(s_ns + "location")),
                ChecksumType = checksum.Required("type"),
                Checksum = checksum.Value.Trim(),
                OpenChecksum = data.Element(s_ns + "open-checksum")?.Value.Trim() ?? "",
                Size = (long?)data.Element(s_ns + "size"),
                OpenSize = (long?)data.Element(s_ns + "open-size"),
                Timestamp = data.Element(s_ns + "timestamp") is { } time ? (long)double.Parse(time.Value) : 0,
            };
        }
    }

    public static XDocument Write(long revision, IEnumerable<RepositoryRecord> records) =>
        new(
            new XElement(
                s_ns + "repomd",
                new XAttribute(XNamespace.Xmlns + "rpm", MetadataXml.Rpm),
                new XElement(s_ns + "revision", revision),
                records.Select(record => new XElement(
                    s_ns + "data",
                    new XAttribute("type", record.Type),
                    new XElement(s_ns + "checksum", new XAttribute("type", record.ChecksumType), record.Checksum),
                    new XElement(s_ns + "open-checksum", new XAttribute("type", record.ChecksumType), record.OpenChecksum),
                    new XElement(s_ns + "location", new XAttribute("href", record.Href)),
                    new XElement(s_ns + "timestamp", record.Timestamp),
                    new XElement(s_ns + "size", record.Size),
                    new XElement(s_ns + "open-size", record.OpenSize)
                ))
            )
        );
}
