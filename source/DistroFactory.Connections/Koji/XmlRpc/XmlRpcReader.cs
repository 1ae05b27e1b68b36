using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace DistroFactory.Connections.Koji.XmlRpc;

/// <summary>Reads answers. Numbers become <see cref="long"/>, lists arrays, structs <see cref="XmlRpcStruct"/>, <c>nil</c> null.</summary>
internal static class XmlRpcReader
{
    private const int DeepestNesting = 64;

    private static readonly XmlReaderSettings s_careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>What a method returned.</summary>
    /// <exception cref="XmlRpcFaultException">The method failed and says why.</exception>
    /// <exception cref="FormatException">The text is no answer.</exception>
    public static object? Read(byte[] answer)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(answer), s_careful);
            var root = XElement.Load(xml);
            if (root.Name != "methodResponse")
                throw new FormatException($"it begins with <{root.Name.LocalName}>, not with <methodResponse>");
            if (root.Element("fault") is { } fault)
                throw Fault(Value(Child(fault, "value"), 0) as XmlRpcStruct ?? throw new FormatException("its fault is no struct"));
            return Value(Child(Child(Child(root, "params"), "param"), "value"), 0);
        }
        catch (XmlException error)
        {
            throw new FormatException($"it is not well-formed XML ({error.Message})", error);
        }
    }

    /// <summary>The fault that a struct describes.</summary>
    public static XmlRpcFaultException Fault(XmlRpcStruct fault) => new(fault.Number("faultCode") ?? 0, fault.Text("faultString") ?? "");

    private static object? Value(XElement value, int depth)
    {
        if (depth > DeepestNesting)
            throw new FormatException($"it is nested more than {DeepestNesting} deep");
        var typed = value.Elements().FirstOrDefault();
        return typed?.Name.LocalName switch
        {
            null or "string" => typed?.Value ?? value.Value,
            "nil" => null,
            "int" or "i4" or "i8" or "i1" or "i2" => long.TryParse(
                typed.Value.Trim(),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : throw new FormatException($"'{typed.Value}' is no whole number"),
            "boolean" => typed.Value.Trim() == "1",
            "double" => double.TryParse(typed.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
                ? real
                : throw new FormatException($"'{typed.Value}' is no number"),
            "array" => Child(typed, "data").Elements("value").Select(item => Value(item, depth + 1)).ToImmutableArray(),
            "struct" => new XmlRpcStruct(
                typed
                    .Elements("member")
                    .Select(member => KeyValuePair.Create(Child(member, "name").Value, Value(Child(member, "value"), depth + 1)))
            ),
            "dateTime.iso8601" or "base64" => typed.Value,
            var other => throw new FormatException($"it has a value of the unknown type <{other}>"),
        };
    }

    private static XElement Child(XElement parent, string name) =>
        parent.Element(name) ?? throw new FormatException($"a <{parent.Name.LocalName}> has no <{name}>");
}
