using System.Text.Json;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.GlobalTool.Repository;

/// <summary>What <c>.nuke/build.schema.json</c> says of the parameters of a build.</summary>
internal sealed class SchemaFile
{
    private readonly Dictionary<string, JsonElement> _properties = [];
    private readonly JsonElement _definitions;

    private SchemaFile(JsonElement root)
    {
        _definitions = root.GetProperty("definitions");
        // One of an older NUKE has all parameters in the definition "build".
        JsonElement[] holders = _definitions.TryGetProperty("NukeBuild", out var engine)
            ? [.. root.GetProperty("allOf").EnumerateArray(), engine]
            : [_definitions.GetProperty("build")];
        foreach (var holder in holders)
        {
            if (!holder.TryGetProperty("properties", out var own))
                continue;
            foreach (var property in own.EnumerateObject())
                _properties[property.Name] = property.Value;
        }
    }

    public IEnumerable<string> Parameters => _properties.Keys;

    public IEnumerable<string> Secrets =>
        _properties.Where(property => property.Value.TryGetProperty("default", out _)).Select(property => property.Key);

    /// <exception cref="UsageException">The file is not a schema.</exception>
    public static SchemaFile Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return new(document.RootElement.Clone());
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UsageException(
                $"{file} is not the schema of a build: {exception.Message} Delete it; the next run of the build writes it again."
            );
        }
    }

    /// <summary>The values that a parameter allows; none where any will do.</summary>
    public IEnumerable<string> ValuesOf(string parameter)
    {
        var name = _properties.Keys.FirstOrDefault(key => Spelling.Plain(key) == Spelling.Plain(parameter));
        return name is null ? [] : ValuesOf(_properties[name]);
    }

    private IEnumerable<string> ValuesOf(JsonElement property)
    {
        if (property.TryGetProperty("enum", out var values))
            return values.EnumerateArray().Select(value => value.GetString()!).Distinct();
        if (property.TryGetProperty("items", out var items))
            return ValuesOf(items);
        return
            property.TryGetProperty("$ref", out var reference)
            && _definitions.TryGetProperty(reference.GetString()!.Split('/')[^1], out var definition)
            ? ValuesOf(definition)
            : [];
    }
}
