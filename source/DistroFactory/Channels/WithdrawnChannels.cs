using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Channels;

/// <summary>The channels that serve a release which is taken back: they follow the release that takes its place at once.</summary>
/// <param name="workplace">The configuration and the stage.</param>
/// <param name="trust">What is ours.</param>
internal sealed class WithdrawnChannels(Workplace workplace, PlaceTrust trust)
{
    /// <summary>The channels besides the first that serve a version, the one that is promoted to last at the end.</summary>
    public ImmutableArray<string> At(StreamVersion version) =>
        [
            .. new ChannelBook(workplace, trust)
                .All.Where(channel => channel.Before is not null && channel.Served == version)
                .Select(each => each.Name),
        ];

    /// <summary>
    /// The release that the last of some channels served before a version and that was not taken back: its machines get nothing that did
    /// not prove itself there. None: there is none.
    /// </summary>
    public StreamVersion Before(StreamVersion version, ImmutableArray<string> channels, IReadOnlySet<StreamVersion> takenBack)
    {
        if (channels.IsEmpty)
            return StreamVersion.None;
        var book = new ChannelBook(workplace, trust);
        return book.VersionsOf(book.Find(channels[^1])).FirstOrDefault(each => each < version && !takenBack.Contains(each));
    }

    /// <summary>Refuses a release that machines of the channels would not get to.</summary>
    /// <param name="version">The release.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="signer">Signs their version files.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">Machines would be stranded.</exception>
    public void RefuseStranding(StreamVersion version, ImmutableArray<string> channels, ISigner signer, CancellationToken cancellation)
    {
        var book = new ChannelBook(workplace, trust);
        var scratch = Path.Combine(workplace.ToolFolder, "withdraw");
        foreach (var channel in channels.Select(book.Find))
        {
            LinkedTree.Remove(scratch);
            Directory.CreateDirectory(scratch);
            var view = new ChannelView(workplace, channel, version, signer, scratch);
            var stranded = view.FindStranded([.. book.VersionsOf(channel)], Path.Combine(scratch, "fetched"), _ => { }, cancellation);
            LinkedTree.Remove(scratch);
            if (!stranded.IsEmpty)
                throw new FactoryException(
                    $"Taking back version {channel.Served} of channel {channel.Name} by version {version}",
                    string.Join('\n', stranded),
                    "Release a version that mends what is wrong, and promote it."
                );
        }
    }
}
