namespace DistroFactory.Model;

/// <summary>What the notes step leaves.</summary>
/// <param name="Text">Release notes as plain text.</param>
/// <param name="Markdown">Release notes as Markdown.</param>
/// <param name="Licenses">The licence list.</param>
public sealed record ReleaseTexts(string Text, string Markdown, string Licenses);
