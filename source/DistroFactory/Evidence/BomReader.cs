using System.Collections.Immutable;
using System.Text.Json;

namespace DistroFactory.Evidence;

/// <summary>What a list of components says that somebody published.</summary>
/// <param name="Version">The version of what it is a list of.</param>
/// <param name="Packages">Package URL → SHA-256.</param>
/// <param name="Bundles">Bundle → version of its manifest.</param>
/// <param name="Files">File → SHA-256.</param>
internal sealed record BomReader(
    string Version,
    ImmutableSortedDictionary<string, string> Packages,
    ImmutableSortedDictionary<string, string> Bundles,
    ImmutableSortedDictionary<string, string> Files
)
{
    private const int DeepestDocument = 16;

    /// <summary>Reads a list.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static BomReader Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = DeepestDocument });
            var root = document.RootElement;
            if (Text(root, "bomFormat") != "CycloneDX" || Text(root, "specVersion") != "1.6")
                throw new JsonException("it is not CycloneDX 1.6");
            var components = root.GetProperty("components").EnumerateArray().ToArray();
            return new(
                Text(root.GetProperty("metadata").GetProperty("component"), "version"),
                Map(components, "library", each => (Text(each, "purl"), Sha256(each))),
                Map(components, "platform", each => (Text(each, "name"), Text(each, "version"))),
                Map(components, "file", each => (Text(each, "name"), Sha256(each)))
            );
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException)
        {
            throw new JsonException($"it lacks what a list has: {error.Message}", error);
        }
    }

    private static ImmutableSortedDictionary<string, string> Map(
        IEnumerable<JsonElement> components,
        string type,
        Func<JsonElement, (string Key, string Value)> read
    )
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in components.Where(each => Text(each, "type") == type).Select(read))
            if (!map.TryAdd(key, value))
                throw new JsonException($"it has {key} twice");
        return map.ToImmutable();
    }

    private static string Sha256(JsonElement component) =>
        Text(component.GetProperty("hashes").EnumerateArray().Single(hash => Text(hash, "alg") == "SHA-256"), "content");

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new JsonException($"{name} is null");
}
