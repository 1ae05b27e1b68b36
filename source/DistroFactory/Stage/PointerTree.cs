using System.Collections.Immutable;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Stage;

/// <summary>
/// The pointers that lead machines to the versions of a stage: its own, and those of each channel, <c>channels/NAME</c>, a tree of pointers
/// to the same versions.
/// </summary>
/// <param name="Channel">Name of the channel; null: the stage's own pointers.</param>
/// <param name="Tree">The tree that has the pointers.</param>
internal sealed record PointerTree(string? Channel, StagedTree Tree)
{
    /// <summary>The folder of the channels, below the root of a stage.</summary>
    public const string ChannelFolder = "channels";

    /// <summary>The version files.</summary>
    public VersionFiles Pointers => new(Tree.VersionFiles);

    /// <summary>The version that it leads to; none: to none yet.</summary>
    public StreamVersion Latest => Tree.ReadLatest();

    /// <summary>It in words, after "the latest version".</summary>
    public string Of => Channel is null ? "" : $" of channel {Channel}";

    /// <summary>Those of a stage, its own first.</summary>
    public static ImmutableArray<PointerTree> In(StagedTree stage) =>
        [
            new(null, stage),
            .. Directory.Exists(Path.Combine(stage.Root, ChannelFolder))
                ? Directory
                    .EnumerateDirectories(Path.Combine(stage.Root, ChannelFolder))
                    .Where(folder => !Path.GetFileName(folder).StartsWith('.'))
                    .Order(StringComparer.Ordinal)
                    .Select(folder => new PointerTree(Path.GetFileName(folder), new(folder)))
                : [],
        ];
}
