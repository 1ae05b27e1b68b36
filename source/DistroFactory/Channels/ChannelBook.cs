using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Channels;

/// <summary>The channels of a configuration, as the stage has them.</summary>
internal sealed class ChannelBook
{
    private readonly Workplace _workplace;

    /// <summary>Reads them.</summary>
    /// <param name="workplace">The configuration and the stage.</param>
    /// <param name="trust">What is ours.</param>
    /// <exception cref="FactoryException">The record of one is damaged, or not signed with the keys of the distribution.</exception>
    public ChannelBook(Workplace workplace, PlaceTrust trust)
    {
        _workplace = workplace;
        var all = ImmutableArray.CreateBuilder<Channel>();
        foreach (var configuration in workplace.Configuration.Channels)
            all.Add(Read(configuration, all.LastOrDefault(), trust));
        All = all.ToImmutable();
    }

    /// <summary>All of them, the first one first; none: the configuration has no channels.</summary>
    public ImmutableArray<Channel> All { get; }

    /// <summary>The channel of a name.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public Channel Find(string name)
    {
        var what = $"Looking for the channel '{name}'";
        if (All.IsEmpty)
            throw new ConfigurationException(what, "the configuration has no channels", "Add channels: to distro.yaml.");
        return All.FirstOrDefault(channel => channel.Name == name)
            ?? throw new ConfigurationException(
                what,
                $"there is none of that name{NearestName.Clause(name, All.Select(channel => channel.Name))}",
                $"The channels are {string.Join(", ", All.Select(channel => channel.Name))}."
            );
    }

    /// <summary>
    /// When a version came to a channel; null: it never did. Of releases that were staged before there were channels it is known only when
    /// they say that they were mixed.
    /// </summary>
    public DateTimeOffset? WhenOf(Channel channel, StreamVersion version) =>
        channel.Before is not null || channel.Record.WhenOf(version) is not null ? channel.Record.WhenOf(version)
        : version <= channel.Served && File.Exists(_workplace.Stage.ReportOf(version, "release", "json"))
            ? ReleaseHistory.Read(_workplace.Stage, version)?.Timestamp
        : null;

    /// <summary>The versions that came to a channel and are in the stage, newest first.</summary>
    public IEnumerable<StreamVersion> VersionsOf(Channel channel) =>
        (
            channel.Before is null
                ? UpdateStream
                    .Versions.StreamTree.VersionsIn(_workplace.Stage.Update)
                    .Where(version => version <= channel.Served && File.Exists(_workplace.Stage.ReportOf(version, "release", "json")))
                : channel.Record.Promotions.Select(promotion => promotion.Version).Where(IsStaged)
        )
            .Distinct()
            .OrderDescending();

    /// <summary>Whether the stage has a version.</summary>
    public bool IsStaged(StreamVersion version) => File.Exists(PreparedVersion.Mom(_workplace.Stage, version));

    private Channel Read(ChannelConfiguration configuration, Channel? before, PlaceTrust trust)
    {
        var tree = _workplace.Stage.Channel(configuration.Name);
        try
        {
            var record = trust.ReadChannelRecord(tree);
            if (record is not null && (record.Namespace != trust.Namespace || record.Name != configuration.Name))
                throw new SignatureException(
                    $"Reading {tree.ChannelRecord}",
                    $"it is the record of channel {record.Name} of {record.Namespace}"
                );
            return new(
                configuration,
                tree,
                before,
                before is null ? _workplace.Stage.ReadLatest() : tree.ReadServed(),
                record ?? new(trust.Namespace, configuration.Name, 0, [])
            );
        }
        catch (SignatureException error)
        {
            throw new FactoryException(
                error.What,
                error.Why,
                "Restore it from where the channel is published, or from a backup. Without it nobody can tell what the channel served.",
                error
            );
        }
    }
}
