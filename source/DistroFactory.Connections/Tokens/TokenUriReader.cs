using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DistroFactory.Foundation;

namespace DistroFactory.Connections.Tokens;

/// <summary>
/// Reads what follows <c>pkcs11:</c>. Whoever mistypes a URI may have put a PIN anywhere in it: errors quote names of attributes, not
/// values.
/// </summary>
/// <param name="text">The URI without its scheme.</param>
internal sealed class TokenUriReader(string text)
{
    public const string Object = "object";

    private const string Id = "id";
    private const string Kind = "type";
    private const string PinValue = "pin-value";
    private const string PinSource = "pin-source";
    private const string ModulePath = "module-path";
    private const string ModuleName = "module-name";
    private const string FileScheme = "file:";

    private const string InBoth = ":[]@!$'()*+,=-._~";
    private const string InPath = InBoth + "&";
    private const string InQuery = InBoth + "/?|";

    private static readonly string[] s_path =
    [
        "token",
        "manufacturer",
        "serial",
        "model",
        "library-manufacturer",
        "library-description",
        "library-version",
        "slot-manufacturer",
        "slot-description",
        "slot-id",
        Object,
        Id,
        Kind,
    ];

    private static readonly string[] s_query = [PinSource, PinValue, ModulePath, ModuleName];

    // Bytes that are no text, an identifier for example, are an error for all that is text.
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public TokenUri Read()
    {
        if (text.Contains(PinValue, StringComparison.OrdinalIgnoreCase))
            throw Refused(
                $"{PinValue} would write the PIN into the configuration, and whoever reads that could sign",
                $"Name a file that only the factory can read, {PinSource}=file:/PATH, or pass the PIN by the variable {TokenPin.Variable}."
            );
        var mark = text.IndexOf('?', StringComparison.Ordinal);
        var path = Split(mark < 0 ? text : text[..mark], ';', InPath, RefuseUnknown);
        var query = mark < 0 ? [] : Split(text[(mark + 1)..], '&', InQuery, RefuseMistyped);
        RefuseTwice(path);
        RefuseTwice(query.Where(attribute => s_query.Contains(attribute.Name)));
        if (Text(path, Kind) is not (null or "private"))
            throw Refused($"{Kind} names no private key, which is what signs", $"Write {Kind}=private, or leave {Kind} out.");
        if (Text(path, "slot-id") is { } slot && !ulong.TryParse(slot, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            throw Refused("slot-id is no number");
        var id = path.FirstOrDefault(attribute => attribute.Name == Id).Value;
        if (id is [])
            throw Refused($"{Id} is empty");
        return new(
            path.Where(attribute => attribute.Name is not (Id or Kind))
                .ToImmutableDictionary(attribute => attribute.Name, attribute => Text(attribute.Name, attribute.Value)),
            id is null ? null : [.. id],
            Module(query),
            PinFile(query)
        );
    }

    private static string? Module(IReadOnlyList<(string Name, byte[] Value)> query)
    {
        if (Text(query, ModuleName) is not null)
            throw Refused(
                $"{ModuleName} does not say which file the library is",
                $"Write {ModulePath}=/PATH/MODULE.so, or leave both out to use p11-kit."
            );
        return Text(query, ModulePath) is not { } path ? null
            : path.StartsWith('/') ? path
            : throw Refused($"{ModulePath} is no absolute path: what it names is run as a part of the factory");
    }

    private static string? PinFile(IReadOnlyList<(string Name, byte[] Value)> query)
    {
        if (Text(query, PinSource) is not { } source)
            return null;
        var path = source.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase) ? source[FileScheme.Length..] : source;
        if (path.StartsWith("///", StringComparison.Ordinal))
            path = path[2..];
        return path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal)
            ? path
            : throw Refused(
                $"{PinSource} names no file of this machine",
                $"Write {PinSource}=file:/PATH. A command that prints the PIN is not run; pass what it prints by the variable "
                    + $"{TokenPin.Variable}."
            );
    }

    private static void RefuseUnknown(string name)
    {
        if (!s_path.Contains(name))
            throw Refused(
                s_query.Contains(name) ? $"{name} stands before the question mark"
                : name.Length == 0 ? "there is an attribute without a name"
                : $"the attribute {name} is unknown{NearestName.Clause(name, s_path)}, and nobody knows which keys it leaves out"
            );
    }

    private static void RefuseTwice(IEnumerable<(string Name, byte[] Value)> attributes)
    {
        if (attributes.CountBy(attribute => attribute.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } name })
            throw Refused($"{name} stands twice");
    }

    // What vendors add to the query is for whoever knows it; a misspelt pin-source is not to be taken for that.
    private static void RefuseMistyped(string name)
    {
        if (s_query.Contains(name))
            return;
        if (s_path.Contains(name))
            throw Refused($"{name} stands after the question mark");
        var isNear = name.StartsWith("pin", StringComparison.OrdinalIgnoreCase) || NearestName.Of(name, s_query) is not null;
        if (isNear || name.Length == 0)
            throw Refused(
                name.Length == 0
                    ? "there is an attribute without a name"
                    : $"the attribute {name} is unknown{NearestName.Clause(name, s_query)}"
            );
    }

    private static List<(string Name, byte[] Value)> Split(string part, char separator, string allowed, Action<string> check)
    {
        var attributes = new List<(string Name, byte[] Value)>();
        foreach (var attribute in part.Length == 0 ? [] : part.Split(separator))
        {
            var sign = attribute.IndexOf('=', StringComparison.Ordinal);
            if (sign < 0)
                throw Refused("an attribute has no value: each is NAME=VALUE");
            var name = attribute[..sign];
            if (!name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
                throw Refused("the name of an attribute has a character that is neither letter, digit nor hyphen");
            check(name);
            attributes.Add((name, Decode(name, attribute[(sign + 1)..], allowed)));
        }

        return attributes;
    }

    private static byte[] Decode(string name, string value, string allowed)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < value.Length; at++)
        {
            if (value[at] == '%')
            {
                if (
                    at + 2 >= value.Length
                    || !byte.TryParse(
                        value.AsSpan(at + 1, 2),
                        NumberStyles.AllowHexSpecifier,
                        CultureInfo.InvariantCulture,
                        out var decoded
                    )
                )
                    throw Refused($"the value of {name} has a % that two hexadecimal digits do not follow; % itself is %25");
                bytes.Add(decoded);
                at += 2;
            }
            else if (char.IsAsciiLetterOrDigit(value[at]) || allowed.Contains(value[at], StringComparison.Ordinal))
            {
                bytes.Add((byte)value[at]);
            }
            else
            {
                throw Refused(
                    $"the value of {name} has a character that must be written as %XX, its bytes in UTF-8 (a space is %20, / before "
                        + "the question mark is %2F)"
                );
            }
        }

        return [.. bytes];
    }

    private static string? Text(IReadOnlyList<(string Name, byte[] Value)> attributes, string name) =>
        attributes.FirstOrDefault(attribute => attribute.Name == name) is { Value: { } value } ? Text(name, value) : null;

    private static string Text(string name, byte[] value)
    {
        try
        {
            var text = s_strict.GetString(value);
            return text.Length == 0 ? throw Refused($"{name} is empty")
                : LegibleText.HasControls(text) ? throw Refused($"the value of {name} has control characters")
                : text;
        }
        catch (DecoderFallbackException error)
        {
            throw Refused($"the value of {name} is no UTF-8", inner: error);
        }
    }

    private static TokenException Refused(string why, string? advice = null, Exception? inner = null) =>
        new(
            "Reading the PKCS#11 URI of a key",
            why,
            advice ?? "It looks like this: pkcs11:token=NAME;object=NAME?module-path=/PATH/MODULE.so&pin-source=file:/PATH (RFC 7512).",
            inner
        );
}
