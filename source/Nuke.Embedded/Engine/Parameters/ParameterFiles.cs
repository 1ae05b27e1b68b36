using System.Text.Json;
using Nuke.Common.IO;

namespace Nuke.Embedded.Parameters;

/// <summary>Reads <c>.nuke/parameters.json</c> and the profiles <c>.nuke/parameters.NAME.json</c>.</summary>
internal sealed class ParameterFiles(string root, IReadOnlyList<ParameterDefinition> parameters)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The values of all files, those of profiles first.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, GivenValue>> Read(IEnumerable<string> profiles) =>
        [.. profiles.Select(profile => Read($".nuke/parameters.{profile}.json", mustExist: true)), Read(".nuke/parameters.json", mustExist: false)];

    private Dictionary<string, GivenValue> Read(string relative, bool mustExist)
    {
        var path = Path.Combine(root, relative);
        if (!File.Exists(path))
            return mustExist ? throw new UsageException($"--profile: there is no file {relative} in {root}") : [];
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return document.RootElement.EnumerateObject()
                .Where(property => !property.Name.StartsWith('$') && property.Value.ValueKind != JsonValueKind.Null)
                .ToDictionary(
                    property => Known(property.Name, relative),
                    property => new GivenValue(Rooted(Known(property.Name, relative), Words(property.Value)), $"\"{property.Name}\" in {relative}"));
        }
        catch (JsonException exception)
        {
            // The framework counts lines from zero, at the end of its message.
            var what = exception.Message.Split(" LineNumber:")[0];
            throw new UsageException($"{relative}, line {exception.LineNumber + 1}: {what}");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            throw new UsageException($"{relative} cannot be read: {exception.Message}");
        }
    }

    private string Known(string name, string file)
    {
        var plain = Names.Plain(name);
        if (parameters.Any(parameter => Names.Plain(parameter.Name) == plain))
            return plain;
        var nearest = Names.Nearest(name, parameters.Select(parameter => parameter.Name));
        throw new UsageException($"{file}: there is no parameter \"{name}\"{(nearest is null ? "" : $"; did you mean \"{nearest}\"?")} (--help lists all)");
    }

    // A path in a file is the same from whatever directory the build is started.
    private List<string> Rooted(string plain, List<string> words) =>
        parameters.Any(parameter => Names.Plain(parameter.Name) == plain && parameter.ElementType == typeof(AbsolutePath))
            ? [.. words.Select(word => Path.GetFullPath(word, root))]
            : words;

    private static List<string> Words(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Word)] : [Word(value)];

    private static string Word(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
