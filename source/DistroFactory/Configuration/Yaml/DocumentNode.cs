using System.Collections.Immutable;

namespace DistroFactory.Configuration.Yaml;

/// <summary>A node of a YAML document and where it stands; lines and columns count from 1.</summary>
internal abstract record DocumentNode(long Line, long Column);

/// <summary>A scalar.</summary>
/// <param name="Text">Its text, quotes removed.</param>
/// <param name="IsQuoted">Whether it was quoted, so that an empty one is text and not nothing.</param>
internal sealed record TextNode(string Text, bool IsQuoted, long Line, long Column) : DocumentNode(Line, Column)
{
    /// <summary>Nothing was written.</summary>
    public bool IsNothing => !IsQuoted && Text is "" or "~" or "null";
}

/// <summary>A sequence.</summary>
internal sealed record ListNode(ImmutableArray<DocumentNode> Items, long Line, long Column) : DocumentNode(Line, Column);

/// <summary>A mapping, with keys that stand twice kept twice.</summary>
internal sealed record MapNode(ImmutableArray<MapEntry> Entries, long Line, long Column) : DocumentNode(Line, Column);

/// <summary>A key and its value.</summary>
internal sealed record MapEntry(TextNode Key, DocumentNode Value);
