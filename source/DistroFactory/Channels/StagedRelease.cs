using DistroFactory.Model;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Channels;

/// <summary>What the channels do when a release is staged. It may be done again: a run that was killed did not get to it.</summary>
/// <param name="workplace">The configuration and the stage.</param>
/// <param name="trust">What is ours.</param>
/// <param name="signer">Signs where channels lead.</param>
internal sealed class StagedRelease(Workplace workplace, PlaceTrust trust, ISigner signer)
{
    /// <summary>
    /// Records when the release came to the first channel; and lets channels that serve what it takes back lead to it, whatever else they
    /// ask for.
    /// </summary>
    /// <param name="version">The release.</param>
    /// <param name="rollback">What it brings back, and which channels follow; null: nothing.</param>
    public void Follow(StreamVersion version, Rollback? rollback)
    {
        var book = new ChannelBook(workplace, trust);
        if (book.All.IsEmpty || !MixerSigner.CanSign(signer))
            return;
        var channels = new ChannelSwitch(workplace, trust, signer);
        var now = TimeProvider.System.GetUtcNow();
        channels.Record(book.All[0], now);
        foreach (var channel in book.All.Where(channel => rollback?.Channels.Contains(channel.Name) == true && channel.Served < version))
        {
            channels.Promote(channel, new(version, now) { Why = rollback!.Describe() });
            workplace.Log.WriteLine($"Channel {channel.Name} serves version {version} instead of {channel.Served}, which was taken back.");
        }
    }
}
