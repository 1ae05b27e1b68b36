using System.Collections.Immutable;
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
        var targets = workplace.Configuration.Publish.Where(target => isAsked || target.IsAutomatic).ToImmutableArray();
        if (targets.IsEmpty)
        {
            workplace.Log.WriteLine(
                workplace.Configuration.Publish.IsEmpty
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
        var publication = Publication(version, trust);
        await new StageCheck(workplace, trust, root).RefuseUnsoundAsync(publication, cancellation);
        var publishers = new Publishers(workplace, trust, root);
        var places = ImmutableArray.CreateBuilder<PublishedPlace>();
        foreach (var target in targets)
            places.Add(await PublishAsync(publishers.Open(target), publication, cancellation));
        new UnfinishedList(workplace).Published();
        var record = new PublishRecord(publication.Version, places.ToImmutable());
        workplace.Records.Save(ReleaseRecords.Publish, record);
        return record;
    }

    private async Task<PublishedPlace> PublishAsync(IPublisher publisher, Publication publication, CancellationToken cancellation)
    {
        var outcome = await publisher.PublishAsync(publication, cancellation);
        workplace.Log.WriteLine($"{publisher.Place} {outcome}.");
        return new(publisher.Place, outcome);
    }

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
