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
            // The first channel has a record there, and the stage's own pointers.
            .. stage
                .ChannelNames.Select(name => new PointerTree(name, stage.Channel(name)))
                .Where(tree => Directory.Exists(tree.Tree.VersionFiles)),
        ];
}
