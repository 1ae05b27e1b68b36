using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nuke.Common;

namespace Nuke.Embedded.Parameters;

/// <summary>Keeps <c>.nuke/build.schema.json</c>, by which editors complete the parameter files, equal to what the build declares.</summary>
internal static class ParameterSchema
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file when its content would change; a checkout that cannot be written keeps what it has.</summary>
    public static void Update(BuildRun run, IReadOnlyList<ParameterDefinition> parameters)
    {
        var directory = Path.Combine(run.RootDirectory, ".nuke");
        var file = Path.Combine(directory, "build.schema.json");
        var text = Write(parameters, [.. run.Targets.Where(target => target.Listed).Select(target => target.Name)], run.Build!) + "\n";
        try
        {
            if (Directory.Exists(directory) && (!File.Exists(file) || File.ReadAllText(file) != text))
                BuildFile.WriteWhole(file, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            run.Console.WriteLine($"{file} is out of date and cannot be written: {exception.Message}", Output.Tint.Faint);
        }
    }

    private static string Write(IReadOnlyList<ParameterDefinition> parameters, IReadOnlyList<string> targets, NukeBuild build)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            json.WriteString("title", "Parameters of the build");
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            json.WriteStartObject("$schema");
            json.WriteString("type", "string");
            json.WriteEndObject();
            foreach (var parameter in parameters.DistinctBy(parameter => Names.Plain(parameter.Name)).OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
                WriteParameter(json, parameter, build);
            json.WriteEndObject();
            json.WriteBoolean("additionalProperties", false);
            json.WriteStartObject("$defs");
            json.WriteStartObject("Target");
            json.WriteString("type", "string");
            WriteNames(json, targets);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteParameter(Utf8JsonWriter json, ParameterDefinition parameter, NukeBuild build)
    {
        json.WriteStartObject(parameter.Name);
        if (parameter.Attribute.Description is { } description)
            json.WriteString("description", description);
        if (parameter.IsList)
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
        }

        json.WriteString("type", JsonType(parameter.ElementType));
        if (parameter.Attribute.GetValueSet(parameter.Member, build) is { } values)
            WriteNames(json, values.Select(value => value.Text));
        if (parameter.IsList)
            json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, IEnumerable<string> names)
    {
        json.WriteStartArray("enum");
        foreach (var name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static string JsonType(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "boolean",
        TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "number",
        TypeCode.String or TypeCode.Object or TypeCode.DateTime or TypeCode.Char => "string",
        _ => type.IsEnum ? "string" : "integer",
    };
}
