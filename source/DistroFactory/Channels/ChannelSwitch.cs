using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Stage;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Channels;

/// <summary>Changes the tree of a channel, in one step.</summary>
/// <param name="workplace">The namespace and its stage.</param>
/// <param name="trust">What is ours.</param>
/// <param name="signer">Signs records and version files.</param>
internal sealed class ChannelSwitch(Workplace workplace, PlaceTrust trust, ISigner signer)
{
    /// <summary>Lets a channel lead to a version.</summary>
    /// <param name="channel">The channel; not the first, which follows the stage.</param>
    /// <param name="promotion">The version, and why.</param>
    /// <exception cref="FactoryException">
    /// Machines of the version pin another root than the one that signs now, or the stage does not say what it has.
    /// </exception>
    public void Promote(Channel channel, Promotion promotion)
    {
        var what = $"Promoting version {promotion.Version} to channel {channel.Name}";
        RefuseOtherSigner(what, promotion);
        var stream =
            new StreamIdentity(workplace, trust).Find()
            ?? throw new FactoryException(
                what,
                $"{workplace.Stage.StreamRecord} is missing or does not count",
                "Run the target Release, which writes it again."
            );
        Change(
            channel,
            channel.Record with
            {
                Promotions = channel.Record.Promotions.Add(promotion),
            },
            next =>
            {
                ChannelPointers.Fill(next, workplace.Stage, promotion.Version, signer);
                var until = stream with
                {
                    Latest = promotion.Version,
                    Versions = [.. stream.Versions.Where(version => version.Version <= promotion.Version)],
                };
                until.Write(next, signer);
            }
        );
    }

    /// <summary>
    /// Records when a release came to the first channel: that is when the stage serves it, whatever time it says of itself.
    /// </summary>
    /// <param name="first">The first channel.</param>
    /// <param name="now">When.</param>
    public void Record(Channel first, DateTimeOffset now)
    {
        if (first.Record.WhenOf(first.Served) is null)
            Change(first, first.Record with { Promotions = first.Record.Promotions.Add(new(first.Served, now)) }, _ => { });
    }

    /// <summary>Lets nothing come to a channel, or versions again.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="hold">Since when, and why; null: versions may come again.</param>
    public void Hold(Channel channel, ChannelHold? hold) => Change(channel, channel.Record with { Hold = hold }, _ => { });

    private void Change(Channel channel, ChannelRecord record, Action<StagedTree> fill)
    {
        using (FileCreationMask.ReadableForGroup())
        {
            Directory.CreateDirectory(workplace.Stage.Channels);
            ChannelTree.Renew(
                channel.Tree,
                next =>
                {
                    fill(next);
                    var written = record with { Revision = record.Revision + 1 };
                    AtomicFile.WriteAllText(next.ChannelRecord, SealedRecord.Seal(written, signer));
                }
            );
        }
    }

    private void RefuseOtherSigner(string what, Promotion promotion)
    {
        if (!MixerSigner.CanSign(signer))
            throw new FactoryException(
                what,
                "the workspace of mixer has no private.pem, so that nobody could sign where the channel leads",
                "Give the factory the key, by signing: in distro.yaml or in mixer's workspace."
            );
        if (
            workplace.Stage.FindRootCertificate(promotion.Version) is { } root
            && SettingsFingerprint.OfCertificate(root) != SettingsFingerprint.OfCertificate(signer.RootCertificatePem)
        )
        {
            throw new FactoryException(
                what,
                "its machines pin a root certificate that was exchanged since, and would not trust the key that signs now",
                "Promote a version that was released after the exchange: machines get there over the bridge."
            );
        }
    }
}
