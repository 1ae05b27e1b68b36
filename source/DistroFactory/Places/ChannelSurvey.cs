using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Places;

/// <summary>The channels that lie at a place beside the stream, held against those of a stage.</summary>
/// <param name="tree">What was seen of the place.</param>
/// <param name="place">Its name.</param>
/// <param name="trust">What is ours.</param>
internal sealed class ChannelSurvey(StagedTree tree, string place, PlaceTrust trust)
{
    /// <summary>Refuses to turn a channel back that was changed since, from another stage.</summary>
    /// <exception cref="PublishException">One was.</exception>
    public void RefuseNewer(Publication publication)
    {
        foreach (var name in publication.Channels)
        {
            if (Find(tree, name) is { } there && there.Revision > (Find(publication.Stage, name)?.Revision ?? 0))
                throw new PublishException(
                    $"Publishing channel {name} to {place}",
                    $"its {Path.GetFileName(tree.ChannelRecord)} there is newer than that of the stage {publication.Stage.Root}",
                    "Another factory changed the channel. Run the target Release or Promote, which takes over what is published."
                );
        }
    }

    /// <summary>Takes over the channels that are newer there, if what they lead to is sound.</summary>
    /// <param name="stage">The stage, which has what the place serves.</param>
    /// <param name="log">Told of each.</param>
    /// <exception cref="PublishException">One is signed, and leads astray.</exception>
    public void TakeOver(StagedTree stage, RunLog log)
    {
        foreach (var name in tree.ChannelNames)
        {
            if (Find(tree, name) is not { } there || there.Revision <= (Find(stage, name)?.Revision ?? 0))
                continue;
            if (there.Latest is { } latest && Refuse(stage, tree.Channel(name), latest.Version) is { } why)
                throw new PublishException($"Taking over channel {name} of {place}", why, "Nothing of the channel was taken over.");
            ChannelTree.Follow(stage.Channel(name), tree.Channel(name));
            log.WriteLine(
                $"Channel {name} is taken over as {place} has it{(there.Latest is { } now ? $": it serves version {now.Version}" : "")}."
            );
        }
    }

    private string? Refuse(StagedTree stage, StagedTree channel, StreamVersion version) =>
        !File.Exists(PreparedVersion.Mom(stage, version)) ? $"it leads to version {version}, which the stage does not have"
        // The first channel has none of its own: those of the place are.
        : !Directory.Exists(channel.VersionFiles) ? null
        : PlacePointers.Refuse(channel, version, trust, stage);

    // One that nobody vouches for does not count: it is replaced.
    private ChannelRecord? Find(StagedTree where, string name)
    {
        ChannelRecord? record;
        try
        {
            record = trust.ReadChannelRecord(where.Channel(name));
        }
        catch (SignatureException)
        {
            return null;
        }

        return record is null || (record.Namespace == trust.Namespace && record.Name == name)
            ? record
            : throw new PublishException(
                $"Looking at channel {name} of {place}",
                $"its record is that of channel {record.Name} of {record.Namespace}",
                "Put it back where it belongs, or remove it."
            );
    }
}
