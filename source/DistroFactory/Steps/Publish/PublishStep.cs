using System.Collections.Immutable;
using DistroFactory.Channels;
using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.Unfinished;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Publish;

/// <summary>Brings what the stage serves to the places of the configuration.</summary>
/// <param name="workplace">The namespace and its stage.</param>
/// <param name="rootCertificate">The certificate that clients pin, PEM; null: there is none.</param>
internal sealed class PublishStep(Workplace workplace, Func<string?> rootCertificate)
{
    /// <summary>Publishes, and records where.</summary>
    /// <param name="isAsked">Whether the target was asked for by name; else only the places that follow each release are served.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Where; null: nowhere, for no such place is configured.</returns>
    public async Task<PublishRecord?> RunAsync(bool isAsked, CancellationToken cancellation)
    {
        var targets = Wanted(workplace.Configuration.Publish);
        if (targets.IsEmpty && workplace.Configuration.Channels.All(channel => Wanted(channel.Publish).IsEmpty))
        {
            workplace.Log.WriteLine(
                !workplace.Configuration.Places.Any()
                    ? "No place to publish to is configured (publish: in distro.yaml)."
                    : "Nothing is published with a release here; run the target Publish to do it."
            );
            return null;
        }

        var version = ServedVersion();
        var root =
            rootCertificate()
            ?? throw new PublishException(
                $"Publishing {workplace.Stage.Root}",
                "there is no certificate here that its versions could be checked with",
                "Name the one that clients pin by signing.certificate in distro.yaml (SWUPD_CERT for config.sh)."
            );
        var trust = new PlaceTrust(workplace, root);
        var channels = new ChannelBook(workplace, trust).All;
        var places = ImmutableArray.CreateBuilder<PublishedPlace>();
        if (!targets.IsEmpty)
            places.AddRange(await PublishAsync(Publication(version, trust), targets, trust, root, cancellation));
        new UnfinishedList(workplace).Published();
        foreach (var channel in channels.Skip(1))
        {
            if (Wanted(channel.Configuration.Publish) is { IsEmpty: false } own && channel.Served != StreamVersion.None)
                places.AddRange(
                    await TemporaryFolder.UseAsync(
                        "channel",
                        folder =>
                            PublishAsync(
                                ChannelPublication.Of(workplace, channel, trust, folder),
                                own,
                                trust,
                                RootOf(channel, root),
                                cancellation
                            )
                    )
                );
        }

        var record = new PublishRecord(version, places.ToImmutable());
        workplace.Records.Save(ReleaseRecords.Publish, record);
        return record;

        ImmutableArray<PublishTarget> Wanted(ImmutableArray<PublishTarget> all) => all.RemoveAll(target => !isAsked && !target.IsAutomatic);
    }

    private async Task<ImmutableArray<PublishedPlace>> PublishAsync(
        Publication publication,
        ImmutableArray<PublishTarget> targets,
        PlaceTrust trust,
        string root,
        CancellationToken cancellation
    )
    {
        await new StageCheck(workplace, trust, root).RefuseUnsoundAsync(publication, cancellation);
        var publishers = new Publishers(workplace, trust, root);
        var places = ImmutableArray.CreateBuilder<PublishedPlace>(targets.Length);
        foreach (var publisher in targets.Select(publishers.Open))
        {
            var outcome = await publisher.PublishAsync(publication, cancellation);
            workplace.Log.WriteLine($"{publisher.Place} {outcome}.");
            places.Add(new(publisher.Place, outcome));
        }

        return places.ToImmutable();
    }

    // A channel may lead to a version from before a root was exchanged.
    private string RootOf(Channel channel, string root) => workplace.Stage.FindRootCertificate(channel.Served) ?? root;

    private Publication Publication(StreamVersion version, PlaceTrust trust)
    {
        var record = new StreamIdentity(workplace, trust).Find();
        if (record is not null && record.Latest != version)
            throw PointersApart(version);
        return new(workplace.Stage, version, workplace.Log)
        {
            Record = record,
            Over = new(workplace.Options.PublishOver),
            IsUnsigned = ReleaseSigner.IsMixers(workplace) && !File.Exists(workplace.MixerWorkspace.PrivateKey),
            IsUnsound = workplace.ReleasesUnsound,
            Channels = [.. workplace.Stage.ChannelNames],
        };
    }

    private StreamVersion ServedVersion()
    {
        var stage = workplace.Stage;
        var version = stage.ReadLatest();
        if (version == StreamVersion.None)
            throw new PublishException($"Publishing {stage.Root}", "nothing is staged there", "Run the target Release first.");
        if (stage.ReadServed() == StreamVersion.None)
            throw new PublishException(
                $"Publishing {stage.Root}",
                $"no {VersionFiles.LatestVersion} leads clients to version {version}: the original factory staged it",
                "Run the target Release once (with --force, if nothing changed): its version is published with all before it."
            );
        return VersionPointers.Agree(stage, version) ? version : throw PointersApart(version);
    }

    private PublishException PointersApart(StreamVersion version) =>
        new(
            $"Publishing {workplace.Stage.Root}",
            $"its pointers do not all lead to version {version}: a run was killed",
            "Run the target Release first; it mends them."
        );
}
