using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Stage;

namespace DistroFactory.Channels;

/// <summary>
/// What a place of a channel has: a stream of its own, with all versions up to that of the channel. Its pointers are the channel's, and the
/// links that a stage has.
/// </summary>
internal static class ChannelPublication
{
    /// <summary>Makes it.</summary>
    /// <param name="workplace">The stage.</param>
    /// <param name="channel">The channel, which serves a version.</param>
    /// <param name="trust">What is ours.</param>
    /// <param name="folder">An empty folder for its pointers; the caller removes it.</param>
    /// <exception cref="PublishException">A run was killed while it changed the channel.</exception>
    public static Publication Of(Workplace workplace, Channel channel, PlaceTrust trust, string folder)
    {
        var pointers = new StagedTree(folder);
        LinkedTree.Fill(channel.Tree.VersionFiles, pointers.VersionFiles);
        VersionPointers.Follow(pointers, channel.Served);
        var record =
            trust.ReadRecord(channel.Tree) is { } found && found.Latest == channel.Served
                ? found
                : throw new PublishException(
                    $"Publishing channel {channel.Name}",
                    $"{channel.Tree.StreamRecord} does not say that it serves version {channel.Served}: a run was killed",
                    "Run the target Promote for the channel again."
                );
        File.Copy(channel.Tree.StreamRecord, pointers.StreamRecord);
        return new(workplace.Stage, channel.Served, workplace.Log)
        {
            Pointers = pointers,
            Record = record,
            Over = new(workplace.Options.PublishOver),
        };
    }
}
