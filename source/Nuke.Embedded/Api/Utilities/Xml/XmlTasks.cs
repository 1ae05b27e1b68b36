using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Nuke.Common.Utilities;

namespace Nuke.Common.IO;

/// <summary>Values in XML files that an XPath names; prefixes in it stand for the namespaces that are given.</summary>
public static class XmlTasks
{
    /// <summary>The values of the elements or of the attributes that match.</summary>
    public static IEnumerable<string> XmlPeek(string path, string xpath, params (string prefix, string uri)[] namespaces) =>
        Values(XDocument.Load(path), xpath, namespaces);

    /// <summary>The values of the elements or of the attributes that match.</summary>
    public static IEnumerable<string> XmlPeekFromString(string content, string xpath, params (string prefix, string uri)[] namespaces) =>
        Values(XDocument.Parse(content), xpath, namespaces);

    /// <summary>The elements that match.</summary>
    public static IEnumerable<XElement> XmlPeekElements(string path, string xpath, params (string prefix, string uri)[] namespaces) =>
        Elements(XDocument.Load(path), xpath, namespaces);

    /// <summary>The elements that match.</summary>
    public static IEnumerable<XElement> XmlPeekElementsFromString(
        string content,
        string xpath,
        params (string prefix, string uri)[] namespaces
    ) => Elements(XDocument.Parse(content), xpath, namespaces);

    /// <summary>The value of the element or attribute that matches; null when none does.</summary>
    public static string? XmlPeekSingle(string path, string xpath, params (string prefix, string uri)[] namespaces) =>
        Single(XmlPeek(path, xpath, namespaces), xpath);

    /// <summary>The value of the element or attribute that matches; null when none does.</summary>
    public static string? XmlPeekSingleFromString(string content, string xpath, params (string prefix, string uri)[] namespaces) =>
        Single(XmlPeekFromString(content, xpath, namespaces), xpath);

    /// <summary>Sets the value of the element or attribute that matches.</summary>
    public static void XmlPoke(string path, string xpath, object value, params (string prefix, string uri)[] namespaces) =>
        XmlPoke(path, xpath, value, Encoding.UTF8, namespaces);

    /// <summary>Sets the value of the element or attribute that matches.</summary>
    [SuppressMessage("Security", "CA3075", Justification = "The file is the build's own.")]
    public static void XmlPoke(string path, string xpath, object value, Encoding encoding, params (string prefix, string uri)[] namespaces)
    {
        var document = XDocument.Load(path, LoadOptions.PreserveWhitespace);
        XObject[] matches = [.. XNodeExtensions.Select(document, xpath, namespaces)];
        Assert.True(matches.Length == 1, $"{xpath} must match one element or attribute of {path}, and matches {matches.Length}");
        if (matches[0] is XElement element)
            element.SetValue(value);
        else
            ((XAttribute)matches[0]).SetValue(value);
        using var writer = XmlWriter.Create(
            path,
            new XmlWriterSettings { OmitXmlDeclaration = document.Declaration is null, Encoding = encoding }
        );
        document.Save(writer);
    }

    private static List<string> Values(XDocument document, string xpath, (string Prefix, string Uri)[] namespaces) =>
        [
            .. XNodeExtensions
                .Select(document, xpath, namespaces)
                .Select(match => match is XElement element ? element.Value : ((XAttribute)match).Value),
        ];

    private static List<XElement> Elements(XDocument document, string xpath, (string Prefix, string Uri)[] namespaces) =>
        [.. XNodeExtensions.Select(document, xpath, namespaces).OfType<XElement>()];

    private static string? Single(IEnumerable<string> values, string xpath)
    {
        string[] matches = [.. values];
        Assert.True(matches.Length <= 1, $"{xpath} must match one element or attribute, and matches {matches.Length}");
        return matches.FirstOrDefault();
    }
}
