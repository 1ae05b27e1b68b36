using System.Xml;
using System.Xml.Linq;
using DistroFactory.Foundation;

namespace DistroFactory.Packages.Metadata;

/// <summary>
/// The vocabulary of repository metadata, and how its XML is read: as data only, with no document type and no entities from elsewhere.
/// </summary>
internal static class MetadataXml
{
    public static readonly XNamespace Repository = "http://linux.duke.edu/metadata/repo";
    public static readonly XNamespace Common = "http://linux.duke.edu/metadata/common";
    public static readonly XNamespace FileLists = "http://linux.duke.edu/metadata/filelists";
    public static readonly XNamespace Other = "http://linux.duke.edu/metadata/other";
    public static readonly XNamespace Rpm = "http://linux.duke.edu/metadata/rpm";

    /// <summary>The elements of a name directly below the root, one at a time.</summary>
    public static IEnumerable<XElement> Elements(Stream xml, XName name)
    {
        using var tags = new BoundedTagStream(xml, MetadataLimits.Tag);
        using var element = new BoundedReadStream(
            tags,
            MetadataLimits.Element,
            () => new FormatException($"one <{name.LocalName}> has more than {ByteSize.Format(MetadataLimits.Element)}")
        );
        using var reader = XmlReader.Create(
            element,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
            }
        );
        reader.MoveToContent();
        reader.Read();
        while (!reader.EOF)
        {
            element.Restart();
            if (reader.NodeType != XmlNodeType.Element)
                reader.Read();
            else if (reader.LocalName == name.LocalName && reader.NamespaceURI == name.NamespaceName)
                yield return MetadataElement.Read(reader);
            else
                MetadataElement.Skip(reader);
        }
    }

    /// <summary>The text of an attribute that must be there.</summary>
    public static string Required(this XElement element, XName attribute) =>
        element.Attribute(attribute)?.Value ?? throw new FormatException($"<{element.Name.LocalName}> has no {attribute.LocalName}");

    /// <summary>A child element that must be there.</summary>
    public static XElement Child(this XElement element, XName name) =>
        element.Element(name) ?? throw new FormatException($"<{element.Name.LocalName}> has no <{name.LocalName}>");

    /// <summary>A whole number, or a fallback when there is none.</summary>
    public static long Number(this XElement? element, XName attribute, long fallback = 0) =>
        element?.Attribute(attribute) is { } found ? long.Parse(found.Value) : fallback;
}
