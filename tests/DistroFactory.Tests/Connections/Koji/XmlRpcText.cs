using System.Globalization;
using System.Security;
using System.Xml.Linq;

namespace DistroFactory.Tests.Connections.Koji;

/// <summary>XML-RPC as a hub speaks it, apart from the product's own reader and writer: text out, plain values in.</summary>
internal static class XmlRpcText
{
    /// <summary>An answer.</summary>
    public static string Answer(object? value) =>
        $"<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n{Value(value)}\n</param>\n</params>\n</methodResponse>\n";

    /// <summary>A fault.</summary>
    public static string Fault(int code, string text) =>
        "<?xml version='1.0'?>\n<methodResponse>\n<fault>\n"
        + $"{Value(new Dictionary<string, object?> { ["faultCode"] = code, ["faultString"] = text })}\n</fault>\n</methodResponse>\n";

    /// <summary>The method and the arguments of a call; the mark of arguments by name is left in.</summary>
    public static (string Method, object?[] Arguments) Call(string text)
    {
        var call = XElement.Parse(text);
        return (call.Element("methodName")!.Value, [.. call.Descendants("param").Select(parameter => Plain(parameter.Element("value")!))]);
    }

    private static string Value(object? value) =>
        "<value>"
        + value switch
        {
            null => "<nil/>",
            bool choice => $"<boolean>{(choice ? 1 : 0)}</boolean>",
            int number => $"<int>{number.ToString(CultureInfo.InvariantCulture)}</int>",
            long number => $"<i8>{number.ToString(CultureInfo.InvariantCulture)}</i8>",
            string text => $"<string>{SecurityElement.Escape(text)}</string>",
            IReadOnlyDictionary<string, object?> members => "<struct>"
                + string.Concat(members.Select(member => $"<member><name>{member.Key}</name>{Value(member.Value)}</member>"))
                + "</struct>",
            System.Collections.IEnumerable items => $"<array><data>{string.Concat(items.Cast<object?>().Select(Value))}</data></array>",
            _ => throw new ArgumentException("no such value", nameof(value)),
        }
        + "</value>";

    private static object? Plain(XElement value)
    {
        var typed = value.Elements().Single();
        return typed.Name.LocalName switch
        {
            "nil" => null,
            "boolean" => typed.Value == "1",
            "int" or "i8" => long.Parse(typed.Value, CultureInfo.InvariantCulture),
            "string" => typed.Value,
            "array" => typed.Element("data")!.Elements("value").Select(Plain).ToArray(),
            "struct" => typed
                .Elements("member")
                .ToDictionary(member => member.Element("name")!.Value, member => Plain(member.Element("value")!)),
            var other => throw new FormatException($"a hub knows no <{other}>"),
        };
    }
}
