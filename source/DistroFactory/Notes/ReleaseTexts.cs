using System.Collections.Immutable;
using DistroFactory.History;
using DistroFactory.Licensing;

namespace DistroFactory.Notes;

/// <summary>What the notes step leaves: the record of the release and its texts.</summary>
/// <param name="Release">The record that is staged with the release.</param>
/// <param name="Text">Release notes as plain text.</param>
/// <param name="Markdown">Release notes as Markdown.</param>
/// <param name="Licenses">The licence list.</param>
/// <param name="PackageLicenses">The licence of each package.</param>
public sealed record ReleaseTexts(ReleaseRecord Release, string Text, string Markdown, string Licenses, ImmutableArray<PackageLicense> PackageLicenses);
