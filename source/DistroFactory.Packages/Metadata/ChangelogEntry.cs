namespace DistroFactory.Packages.Metadata;

/// <summary>One entry of a package's changelog.</summary>
/// <param name="Author">Who, and usually which version.</param>
/// <param name="Time">When, Unix seconds.</param>
/// <param name="Text">What changed.</param>
public sealed record ChangelogEntry(string Author, long Time, string Text);
