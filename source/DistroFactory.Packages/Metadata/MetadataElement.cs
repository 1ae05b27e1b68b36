using System.Xml;
using System.Xml.Linq;

namespace DistroFactory.Packages.Metadata;

/// <summary>
/// Reads one element with all that is in it. Unlike <see cref="XNode.ReadFrom"/> it bounds how deep elements lie in each other and how many
/// attributes they have: the text of an element is gathered by recursion, and a stack that overflows ends the process.
/// </summary>
internal static class MetadataElement
{
    /// <summary>The element that the reader is at; the reader is then behind it.</summary>
    /// <exception cref="FormatException">It is not of the shape that metadata has.</exception>
    public static XElement Read(XmlReader reader)
    {
        var start = reader.Depth;
        XElement? root = null;
        var current = root;
        do
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    RefuseDeeper(reader, start);
                    var isEmpty = reader.IsEmptyElement;
                    var element = Begin(reader);
                    current?.Add(element);
                    root ??= element;
                    if (!isEmpty)
                        current = element;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    current!.Add(new XText(reader.Value));
                    break;
                case XmlNodeType.EndElement:
                    current = current!.Parent;
                    break;
            }
        } while (reader.Read() && current is not null);
        return root!;
    }

    /// <summary>Passes over the element that the reader is at; the reader is then behind it. A reader keeps what it is inside of.</summary>
    /// <exception cref="FormatException">Elements lie in it deeper than those of metadata.</exception>
    public static void Skip(XmlReader reader)
    {
        var start = reader.Depth;
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.Depth > start)
                RefuseDeeper(reader, start);
        }

        reader.Read();
    }

    private static void RefuseDeeper(XmlReader reader, int start)
    {
        if (reader.Depth - start > MetadataLimits.Depth)
            throw new FormatException($"elements lie in each other more than {MetadataLimits.Depth} deep");
    }

    private static XElement Begin(XmlReader reader)
    {
        if (reader.AttributeCount > MetadataLimits.Attributes)
            throw new FormatException($"<{reader.LocalName}> has more than {MetadataLimits.Attributes} attributes");
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != XNamespace.Xmlns.NamespaceName)
                element.Add(new XAttribute(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value));
        }

        reader.MoveToElement();
        return element;
    }
}
