using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Web;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.Unfinished;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Publish;

/// <summary>Brings what the stage serves to the places of the configuration.</summary>
internal sealed class PublishStep(Workplace workplace)
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

        var publication = new Publication(workplace.Stage, ServedVersion(), workplace.Log) { Force = workplace.Options.Force };
        var places = ImmutableArray.CreateBuilder<PublishedPlace>();
        foreach (var target in targets)
            places.Add(await PublishAsync(target, publication, cancellation));
        new UnfinishedList(workplace).Published();
        var record = new PublishRecord(publication.Version, places.ToImmutable());
        workplace.Records.Save(ReleaseRecords.Publish, record);
        return record;
    }

    private async Task<PublishedPlace> PublishAsync(PublishTarget target, Publication publication, CancellationToken cancellation)
    {
        var log = workplace.Log;
        var publisher = new Publishers(
            new CommandRunner(log.WriteLine),
            RetryingClient.Create(log.WriteLine, workplace.Proxy),
            workplace.Options.GitHubToken
        ).Open(target);
        var outcome = await publisher.PublishAsync(publication, cancellation);
        log.WriteLine($"{publisher.Place} {outcome}.");
        return new(publisher.Place, outcome);
    }

    private StreamVersion ServedVersion()
    {
        var stage = workplace.Stage;
        var version = stage.ReadLatest();
        if (version == StreamVersion.None)
            throw new PublishException($"Publishing {stage.Root}", "nothing is staged there", "Run the target Release first.");
        // A stage that the original factory filled has no links to mend.
        return stage.ReadServed() == StreamVersion.None || VersionPointers.Agree(stage, version)
            ? version
            : throw new PublishException(
                $"Publishing {stage.Root}",
                $"its pointers do not all lead to version {version}: a run was killed",
                "Run the target Release first; it mends them."
            );
    }
}
