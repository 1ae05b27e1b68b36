using System.Collections;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;

namespace Nuke.Common.Utilities;

/// <summary>Nodes of XML found by XPath; prefixes in the query stand for the namespaces that are given.</summary>
public static class XNodeExtensions
{
    /// <summary>The elements that match.</summary>
    public static IEnumerable<XElement> XPathSelectElements(
        this XNode node,
        string query,
        params (string prefix, string uri)[] namespaces
    ) => Select(node, query, namespaces).Cast<XElement>();

    /// <summary>The attributes that match.</summary>
    public static IEnumerable<XAttribute> XPathSelectAttributes(
        this XNode node,
        string query,
        params (string prefix, string uri)[] namespaces
    ) => Select(node, query, namespaces).Cast<XAttribute>();

    /// <summary>The values of the elements that match.</summary>
    public static IEnumerable<string> XPathSelectElementValues(
        this XNode node,
        string query,
        params (string prefix, string uri)[] namespaces
    ) => node.XPathSelectElements(query, namespaces).Select(element => element.Value);

    /// <summary>The values of the attributes that match.</summary>
    public static IEnumerable<string> XPathSelectAttributeValues(
        this XNode node,
        string query,
        params (string prefix, string uri)[] namespaces
    ) => node.XPathSelectAttributes(query, namespaces).Select(attribute => attribute.Value);

    internal static IEnumerable<XObject> Select(XNode node, string query, (string Prefix, string Uri)[] namespaces)
    {
        var manager = new XmlNamespaceManager(new NameTable());
        foreach (var (prefix, uri) in namespaces)
            manager.AddNamespace(prefix, uri);
        return ((IEnumerable)node.XPathEvaluate(query, manager)).Cast<XObject>();
    }
}
