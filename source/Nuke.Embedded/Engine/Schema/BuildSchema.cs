using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nuke.Common;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Schema;

/// <summary>
/// Keeps <c>.nuke/build.schema.json</c> equal to what the build declares. Editors complete the parameter files by it, and <c>nuke</c>
/// the command line. It has the very bytes that the package Nuke.Common writes, lest the file change with the engine that runs.
/// </summary>
internal sealed partial class BuildSchema
{
    private const string SecretHint = "Secrets must be entered via 'nuke :secrets [profile]'";

    private readonly List<SchemaProperty> _properties;
    private readonly Dictionary<string, List<string>> _enums = [];
    private readonly IReadOnlyList<string> _targets;

    private BuildSchema(Type buildType, IReadOnlyList<ParameterDefinition> parameters, NukeBuild build)
    {
        // The package compares names as the current culture does, too.
        _targets = [.. TargetProperty.AllOf(buildType).Select(target => target.Name).Order()];
        _properties =
        [
            .. Visible(parameters).OrderBy(parameter => parameter.Name).Select(parameter => new SchemaProperty(parameter, build)),
        ];
        foreach (var property in _properties)
            AddDefinition(property);
    }

    /// <summary>Writes the file when its content would change; a checkout that cannot be written keeps what it has.</summary>
    public static void Update(BuildRun run, IReadOnlyList<ParameterDefinition> parameters)
    {
        var directory = Path.Combine(run.RootDirectory, ".nuke");
        var file = Path.Combine(directory, "build.schema.json");
        var text = Unescaped(BuildFile.Text(new BuildSchema(run.Build!.GetType(), parameters, run.Build).Write)) + "\n";
        try
        {
            if (Directory.Exists(directory) && (!File.Exists(file) || File.ReadAllText(file) != text))
                BuildFile.WriteWhole(file, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            run.Console.WriteLine($"{file} is out of date and cannot be written: {exception.Message}", Tint.Faint);
        }
    }

    // The framework escapes characters beyond the first 65 536, the package does not.
    private static string Unescaped(string json) =>
        SurrogatePair()
            .Replace(
                json,
                match =>
                    match.Groups["before"].Value
                    + string.Concat(
                        match
                            .Groups["half"]
                            .Captures.Select(half => (char)ushort.Parse(half.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
                    )
            );

    // Of several components that declare a parameter the last one counts, and the class more than any of them.
    private static IEnumerable<ParameterDefinition> Visible(IEnumerable<ParameterDefinition> parameters) =>
        parameters
            .GroupBy(parameter => parameter.Name)
            .Select(group => group.LastOrDefault(parameter => !parameter.Member.DeclaringType!.IsInterface) ?? group.Last());

    // A value that may be missing lists the values of its type once more.
    private void AddDefinition(SchemaProperty property)
    {
        if (property.Definition is not { } type)
            return;
        if (!_enums.TryGetValue(type.Name, out var names))
            _enums[type.Name] = names = [.. property.IsObject ? [] : Enum.GetNames(type)];
        if (property is { RepeatsValues: true, Values: { } values })
            names.AddRange(values);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "http://json-schema.org/draft-04/schema#");
        json.WriteStartObject("definitions");
        WriteDefinitions(json);
        json.WriteEndObject();
        json.WriteStartArray("allOf");
        json.WriteStartObject();
        if (_properties.Count > 0)
        {
            json.WriteStartObject("properties");
            foreach (var property in _properties)
                property.Write(json, SecretHint);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("$ref", "#/definitions/NukeBuild");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Each where the first property that refers to it stands among all of them, those of the base class included.
    private void WriteDefinitions(Utf8JsonWriter json)
    {
        var own = _properties
            .Where(property => property.Definition is not null)
            .Select(property => (property.Parameter.Name, Write: (Action)(() => WriteOwn(json, property))));
        (string Name, Action Write)[] engine =
        [
            ("Host", () => WriteEnum(json, "Host", "string", null, [.. EngineProperties.Hosts.Order()])),
            ("Skip", () => WriteEnum(json, "ExecutableTarget", "string", null, _targets)),
            ("Verbosity", () => WriteEnum(json, "Verbosity", "string", "", Enum.GetNames<Verbosity>())),
        ];
        foreach (var (_, write) in own.Concat(engine).OrderBy(definition => definition.Name))
            write();
        EngineProperties.Write(json);
    }

    private void WriteOwn(Utf8JsonWriter json, SchemaProperty property)
    {
        var name = property.Definition!.Name;
        if (_enums.Remove(name, out var names))
            WriteEnum(json, name, property.IsObject ? "object" : "string", property.IsObject ? null : "", names);
    }

    private static void WriteEnum(Utf8JsonWriter json, string name, string type, string? description, IReadOnlyList<string> values)
    {
        json.WriteStartObject(name);
        json.WriteString("type", type);
        if (description is not null)
            json.WriteString("description", description);
        SchemaProperty.WriteValues(json, values);
        json.WriteEndObject();
    }

    [GeneratedRegex(@"(?<!\\)(?<before>(\\\\)*)\\u(?<half>D[89AB][0-9A-F]{2})\\u(?<half>D[C-F][0-9A-F]{2})")]
    private static partial Regex SurrogatePair();
}
