using System.Text.Json;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Parameters;

/// <summary>Reads <c>.nuke/parameters.json</c> and the profiles <c>.nuke/parameters.NAME.json</c>.</summary>
/// <param name="root">The root directory.</param>
/// <param name="parameters">The parameters of the build.</param>
/// <param name="settings">Names of options of the engine that a file may give too.</param>
internal sealed class ParameterFiles(string root, IReadOnlyList<ParameterDefinition> parameters, IReadOnlyList<string> settings)
{
    private static readonly JsonDocumentOptions s_lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The values of all files, the ones that win first: of several profiles the last, then the file of all runs.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, GivenValue>> Read(IEnumerable<string> profiles) =>
        [.. profiles.Reverse().Append(null).Select(profile => Read(new ParameterFile(root, profile)))];

    private Dictionary<string, GivenValue> Read(ParameterFile file)
    {
        if (!File.Exists(file.Path))
            return file.Profile is null ? [] : throw new UsageException($"--profile: there is no file {file.Name} in {root}");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file.Path), s_lenient);
            return document
                .RootElement.EnumerateObject()
                .Where(property => !property.Name.StartsWith('$') && property.Value.ValueKind != JsonValueKind.Null)
                .ToDictionary(
                    property => Known(property.Name, file.Name),
                    property => new GivenValue(Words(property.Value), $"\"{property.Name}\" in {file.Name}", file)
                );
        }
        catch (JsonException exception)
        {
            // The framework counts lines from zero, at the end of its message.
            var what = exception.Message.Split(" LineNumber:")[0];
            throw new UsageException($"{file.Name}, line {exception.LineNumber + 1}: {what}");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            throw new UsageException($"{file.Name} cannot be read: {exception.Message}");
        }
    }

    private string Known(string name, string file)
    {
        var plain = Spelling.Plain(name);
        var known = parameters.Select(parameter => parameter.Name).Concat(settings).ToList();
        if (known.Exists(one => Spelling.Plain(one) == plain))
            return plain;
        var nearest = Spelling.Nearest(name, known);
        throw new UsageException(
            $"{file}: there is no parameter \"{name}\"{(nearest is null ? "" : $"; did you mean \"{nearest}\"?")} (--help lists all)"
        );
    }

    private static List<string> Words(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Word)] : [Word(value)];

    private static string Word(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
