using System.Text.Json;
using System.Text.Json.Nodes;
using DistroFactory.Configuration.Shapes;

namespace DistroFactory.Configuration.Keys;

/// <summary>Writes the JSON schema of <c>distro.yaml</c>, which editors complete and check by, from the description of its keys.</summary>
internal static class SchemaWriter
{
    private const string Variable = "\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}";

    private static readonly JsonSerializerOptions s_readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as text.</summary>
    public static string Write()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "distro.yaml of Distro Factory",
        };
        foreach (var (name, value) in Describe(DistroKeys.Root).ToArray())
            schema[name] = value?.DeepClone();
        return schema.ToJsonString(s_readable) + "\n";
    }

    private static JsonObject Describe(Shape shape) =>
        shape switch
        {
            MapShape map => DescribeMap(map),
            ListShape list => DescribeList(list),
            TableShape table => new()
            {
                ["type"] = "object",
                ["propertyNames"] = Pattern(table.NamePattern),
                ["additionalProperties"] = Describe(table.Value),
            },
            EitherShape either => AnyOf(Describe(either.Scalar), Describe(either.Map)),
            NumberShape number => AnyOf(
                new()
                {
                    ["type"] = "integer",
                    ["minimum"] = number.Least,
                    ["maximum"] = number.Most,
                },
                WithVariable()
            ),
            SwitchShape => AnyOf(new() { ["type"] = "boolean" }, WithVariable()),
            SwitchOrNumberShape number => AnyOf(
                new() { ["type"] = "boolean" },
                new()
                {
                    ["type"] = "integer",
                    ["minimum"] = number.Least,
                    ["maximum"] = number.Most,
                },
                WithVariable()
            ),
            WordShape words => AnyOf(
                new() { ["enum"] = new JsonArray([.. words.Words.Select(word => JsonValue.Create(word))]) },
                WithVariable()
            ),
            // A version is written as a bare number, and a tag may look like one.
            TextShape { Pattern: { } pattern } => AnyOf(Pattern(pattern), new() { ["type"] = "number" }, WithVariable()),
            TextShape => new() { ["type"] = new JsonArray("string", "number") },
            _ => new() { ["type"] = "string", ["minLength"] = 1 },
        };

    private static JsonObject DescribeMap(MapShape map)
    {
        var properties = new JsonObject();
        foreach (var key in map.Keys)
            properties[key.Name] = DescribeKey(key);
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
        var required = map.Keys.Where(key => key.Required).Select(key => JsonValue.Create(key.Name)).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray([.. required]);
        if (!map.ExactlyOne.IsEmpty)
            schema["oneOf"] = new JsonArray([.. map.ExactlyOne.Select(Needs)]);
        if (!map.AtMostOne.IsEmpty)
            schema["not"] = new JsonObject { ["required"] = new JsonArray([.. map.AtMostOne.Select(name => JsonValue.Create(name))]) };
        if (!map.Companions.IsEmpty)
        {
            schema["dependencies"] = new JsonObject(
                map.Companions.Select(companion =>
                    KeyValuePair.Create<string, JsonNode?>(
                        companion.Key,
                        new JsonObject { ["anyOf"] = new JsonArray([.. companion.Needs.Select(Needs)]) }
                    )
                )
            );
        }

        return schema;
    }

    private static JsonObject DescribeKey(KeyDescription key)
    {
        var schema = Describe(key.Shape);
        schema["description"] = key.Text;
        if (key.Default is { } usual)
            schema["default"] = JsonSerializer.SerializeToNode(usual);
        return schema;
    }

    private static JsonObject DescribeList(ListShape list)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Describe(list.Item) };
        if (list.Least > 0)
            schema["minItems"] = list.Least;
        return schema;
    }

    private static JsonObject Needs(string name) => new() { ["required"] = new JsonArray(name) };

    private static JsonObject AnyOf(params JsonObject[] choices) => new() { ["anyOf"] = new JsonArray(choices) };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = $"^(?:{pattern})$" };

    private static JsonObject WithVariable() => new() { ["type"] = "string", ["pattern"] = Variable };
}
