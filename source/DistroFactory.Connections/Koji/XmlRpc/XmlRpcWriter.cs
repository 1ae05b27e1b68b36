using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace DistroFactory.Connections.Koji.XmlRpc;

/// <summary>Writes calls: text, whole numbers, switches, nothing (<c>nil</c>), lists and structs.</summary>
internal static class XmlRpcWriter
{
    /// <summary>A call as UTF-8.</summary>
    /// <param name="method">Name of the method.</param>
    /// <param name="parameters">What it is called with: null, string, int, long, bool, a sequence, or a dictionary by name.</param>
    public static byte[] Write(string method, IEnumerable<object?> parameters)
    {
        var call = new XElement(
            "methodCall",
            new XElement("methodName", method),
            new XElement("params", parameters.Select(value => new XElement("param", Value(value))))
        );
        var body = new MemoryStream();
        using (
            var writer = XmlWriter.Create(
                body,
                new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }
            )
        )
            call.Save(writer);
        return body.ToArray();
    }

    /// <summary>One value.</summary>
    public static XElement Value(object? value) =>
        new(
            "value",
            value switch
            {
                null => new XElement("nil"),
                string text => new XElement("string", text),
                bool choice => new XElement("boolean", choice ? "1" : "0"),
                int number => new XElement("int", number.ToString(CultureInfo.InvariantCulture)),
                long number and >= int.MinValue and <= int.MaxValue => new XElement("int", number.ToString(CultureInfo.InvariantCulture)),
                long number => new XElement("i8", number.ToString(CultureInfo.InvariantCulture)),
                IEnumerable<KeyValuePair<string, object?>> members => new XElement(
                    "struct",
                    members.Select(member => new XElement("member", new XElement("name", member.Key), Value(member.Value)))
                ),
                System.Collections.IEnumerable items => new XElement("array", new XElement("data", items.Cast<object?>().Select(Value))),
                _ => throw new ArgumentException($"XML-RPC has nothing for a {value.GetType().Name}", nameof(value)),
            }
        );
}
