using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DistroFactory.Configuration.Yaml;

/// <summary>
/// Reads a YAML document from parser events. YamlDotNet's own representation model stops at the first duplicate key; this one
/// keeps both, so that it is reported together with all other errors.
/// </summary>
internal sealed class DocumentReader
{
    private const int DeepestNesting = 64;

    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, DocumentNode> _anchors = [];
    private int _depth;

    private DocumentReader(string text) => _parser = new Parser(new StringReader(text));

    /// <summary>The root of the first document; null when the text has none.</summary>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public static DocumentNode? Read(string text)
    {
        var reader = new DocumentReader(text);
        try
        {
            return reader.ReadDocument();
        }
        catch (InvalidOperationException error)
        {
            // The scanner of YamlDotNet says it so when the text ends too early.
            var end = reader._parser.Current?.End ?? Mark.Empty;
            throw new YamlException(end, end, "what begins here (a bracket, a brace, a quotation) has no end", error);
        }
    }

    private DocumentNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
            return null;
        var root = ReadNode();
        _parser.Consume<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
            throw new YamlException(second.Start, second.End, "a second document begins here; one is allowed");
        return root;
    }

    private DocumentNode ReadNode()
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
            return _anchors.TryGetValue(alias.Value, out var known)
                ? known
                : throw new YamlException(alias.Start, alias.End, $"unknown anchor '{alias.Value}'");
        var start = _parser.Consume<NodeEvent>();
        if (++_depth > DeepestNesting)
            throw new YamlException(start.Start, start.End, $"this is nested more than {DeepestNesting} deep");
        DocumentNode node = start switch
        {
            Scalar scalar => new TextNode(scalar.Value, scalar.Style != ScalarStyle.Plain, scalar.Start.Line, scalar.Start.Column),
            SequenceStart list => new ListNode(ReadItems(), list.Start.Line, list.Start.Column),
            _ => new MapNode(ReadEntries(), start.Start.Line, start.Start.Column),
        };
        _depth--;
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor] = node;
        return node;
    }

    private ImmutableArray<DocumentNode> ReadItems()
    {
        var items = ImmutableArray.CreateBuilder<DocumentNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode());
        return items.ToImmutable();
    }

    private ImmutableArray<MapEntry> ReadEntries()
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadNode() is not TextNode key)
                throw new YamlException(_parser.Current!.Start, _parser.Current.End, "a key must be a single word");
            entries.Add(new(key, ReadNode()));
        }

        return entries.ToImmutable();
    }
}
