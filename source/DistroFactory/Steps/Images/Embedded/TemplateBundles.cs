using System.Collections.Immutable;
using DistroFactory.Configuration.Yaml;
using DistroFactory.Foundation;
using YamlDotNet.Core;

namespace DistroFactory.Steps.Images.Embedded;

/// <summary>What of a template the embedded builder heeds.</summary>
/// <param name="Bundles">The bundles to install.</param>
/// <param name="Unheeded">Keys that only clr-installer heeds.</param>
internal sealed record TemplateBundles(ImmutableArray<string> Bundles, ImmutableArray<string> Unheeded)
{
    private const string Key = "bundles";

    /// <summary>Reads a template.</summary>
    /// <exception cref="FactoryException">It is not YAML, or names no bundles.</exception>
    public static TemplateBundles Read(string path)
    {
        if (ReadDocument(path) is not MapNode map)
            throw Wrong(path, 1, "it is not a map of keys");
        var entry = map.Entries.FirstOrDefault(entry => entry.Key.Text == Key) ?? throw Wrong(path, 1, $"it has no key '{Key}'");
        if (entry.Value is not ListNode list || list.Items.IsEmpty)
            throw Wrong(path, entry.Key.Line, $"'{Key}' must be a list of bundles");
        if (list.Items.FirstOrDefault(item => item is not TextNode { IsNothing: false }) is { } odd)
            throw Wrong(path, odd.Line, $"'{Key}' has an item that is no name");
        return new(
            [.. list.Items.Cast<TextNode>().Select(item => item.Text).Distinct(StringComparer.Ordinal)],
            [.. map.Entries.Select(other => other.Key.Text).Where(name => name != Key)]
        );
    }

    private static DocumentNode? ReadDocument(string path)
    {
        try
        {
            return DocumentReader.Read(File.ReadAllText(path));
        }
        catch (YamlException error)
        {
            throw Wrong(path, error.Start.Line, $"not YAML: {error.Message}");
        }
    }

    private static FactoryException Wrong(string path, long line, string why) =>
        new($"Reading the template {path}, line {line}", why, $"The embedded builder installs what stands under {Key}: [os-core, …].");
}
