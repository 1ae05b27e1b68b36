using System.Collections.Immutable;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Prune;

/// <summary>Which versions stay and which go.</summary>
/// <param name="Kept">Why each that stays does: its first reason.</param>
/// <param name="Gone">Those that go, oldest first.</param>
/// <param name="GoneFormats">The formats that go with all their versions: nothing leads their machines anywhere any more.</param>
internal sealed record RetentionPlan(
    ImmutableSortedDictionary<StreamVersion, string> Kept,
    ImmutableArray<StreamVersion> Gone,
    ImmutableArray<FormatNumber> GoneFormats
);

/// <summary>A version that may go.</summary>
/// <param name="Version">The version.</param>
/// <param name="Format">Its format.</param>
/// <param name="Made">When it was mixed.</param>
internal sealed record PrunableVersion(StreamVersion Version, FormatNumber Format, DateTimeOffset Made);

/// <summary>Where a tree of pointers leads machines.</summary>
/// <param name="Of">The tree in words: of which channel.</param>
/// <param name="Latest">Its latest version.</param>
/// <param name="Formats">The first and the latest version of each format; the first may not be recorded.</param>
internal sealed record Leading(
    string Of,
    StreamVersion Latest,
    ImmutableSortedDictionary<FormatNumber, (StreamVersion First, StreamVersion Latest)> Formats
);
