using DistroFactory.Channels;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;
using DistroFactory.MixerTool;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.Unfinished;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Prune;

/// <summary>
/// Removes the versions that no rule keeps, and what only they needed. Pointers go before the record says so, and that before the first
/// file does: whatever moment it is killed at, nothing leads to what is gone, and nobody takes it for lost.
/// </summary>
/// <param name="workplace">Configuration and stage.</param>
/// <param name="trust">What is ours.</param>
/// <param name="rootCertificatePem">The certificate that clients of the latest version pin.</param>
internal sealed class PruneStep(Workplace workplace, PlaceTrust trust, string rootCertificatePem)
{
    private readonly PruneJournal _journal = new(workplace);

    /// <summary>Told what is done next; a test kills it there.</summary>
    public Action<string> Watch { get; init; } = _ => { };

    /// <summary>Says what would be done, and tries whether machines at each version that stays can still update.</summary>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Stops it.</param>
    public PrunePlan Plan(DateTimeOffset now, CancellationToken cancellation)
    {
        var plan = new PrunePlanner(workplace, trust).Plan(now, cancellation);
        foreach (var line in PruneReport.Lines(workplace.Directory.Namespace, plan, _journal.Find()))
            workplace.Answer.WriteLine(line);
        return plan;
    }

    /// <summary>Does it.</summary>
    /// <param name="now">The time.</param>
    /// <param name="signer">Signs the record of the stream.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">Machines would be stranded, and nothing was removed; or a place cannot follow yet.</exception>
    public async Task ApplyAsync(DateTimeOffset now, ISigner signer, CancellationToken cancellation)
    {
        var plan = Plan(now, cancellation);
        RefuseOtherRoot(plan.Record, signer);
        var promises = new PromiseCheck(workplace, plan, rootCertificatePem);
        promises.RefuseStranded(isDone: false, cancellation);

        Watch("journal");
        _journal.Write(new(plan.Retention.Gone, plan.Retention.GoneFormats, []));
        foreach (var tree in plan.Trees.Where(_ => !plan.Retention.GoneFormats.IsEmpty))
        {
            Watch("pointers");
            tree.Pointers.Drop(plan.Retention.GoneFormats);
            await new StageAccess(
                tree.Tree,
                workplace.Configuration.StageOwner,
                new CommandRunner(workplace.Log.WriteLine)
            ).OpenPointersAsync(cancellation);
        }

        foreach (var tree in plan.Trees.Where(_ => !plan.Retention.Gone.IsEmpty))
        {
            Watch("record");
            WriteRecord(tree, plan, signer);
        }

        await RemoveAsync(plan, cancellation);
        promises.RefuseStranded(isDone: true, cancellation);
        workplace.Answer.WriteLine(
            $"{plan.Files.Length} files were removed. {promises.Updates} updates of machines were tried, from each version that is kept."
        );
        await FollowAsync(plan, cancellation);
        Watch("end");
        _journal.End();
    }

    private async Task FollowAsync(PrunePlan plan, CancellationToken cancellation)
    {
        var stage = new Publication(workplace.Stage, plan.Record.Latest, workplace.Log)
        {
            Record = new StreamIdentity(workplace, trust).Find(),
            Channels = [.. workplace.Stage.ChannelNames],
        };
        var places = Places(workplace.Configuration.Publish, _ => stage)
            .Concat(
                new ChannelBook(workplace, trust)
                    .All.Where(channel => channel.Before is not null && channel.Served != StreamVersion.None)
                    .SelectMany(channel =>
                        Places(channel.Configuration.Publish, folder => ChannelPublication.Of(workplace, channel, trust, folder))
                    )
            )
            .ToList();
        var failures = new List<string>();
        var pending = places.Select(each => each.Place.Name).ToList();
        foreach (var (place, publication) in places)
        {
            _journal.Write(new([], [], [.. pending]));
            try
            {
                var outcome = await TemporaryFolder.UseAsync(
                    "channel",
                    folder =>
                        new PlacePrune(place, workplace, trust, TimeProvider.System).FollowAsync(
                            publication(folder),
                            plan,
                            Watch,
                            cancellation
                        )
                );
                workplace.Answer.WriteLine($"{place.Name} {outcome}.");
                pending.Remove(place.Name);
            }
            catch (Exception error) when (error is FactoryException or IOException or UnauthorizedAccessException)
            {
                failures.Add($"{place.Name}: {error.Message}");
            }
        }

        if (failures.Count == 0)
            return;
        _journal.Write(new([], [], [.. pending]));
        throw new PublishException(
            $"Pruning the places of {workplace.Directory.Namespace}",
            string.Join("; ", failures),
            "The stage is pruned, and serves all that is kept. Mend that, and run the target Prune with --apply again."
        );
    }

    private IEnumerable<(IPlace Place, Func<string, Publication> Publication)> Places(
        IEnumerable<PublishTarget> targets,
        Func<string, Publication> publication
    ) =>
        targets
            .Select(target => StreamPlaces.Open(workplace, target, workplace.Directory.Places))
            .OfType<IPlace>()
            .Select(place => (place, publication));

    private void RefuseOtherRoot(StreamRecord record, ISigner signer)
    {
        if (StreamRecord.Fingerprint(signer.RootCertificatePem) != record.Root)
            throw new FactoryException(
                $"Signing {workplace.Stage.StreamRecord}",
                "the keys of the configuration are below another root than the one that the stream is signed below",
                "Name by signing: the keys that sign releases."
            );
    }

    private void WriteRecord(PointerTree tree, PrunePlan plan, ISigner signer)
    {
        if (tree.Channel is null)
            plan.Pruned.Write(tree.Tree, signer);
        else if (trust.ReadRecord(tree.Tree) is { } record)
            record.WithPruned(plan.Pruned.Kept.Pruned.ToHashSet()).Write(tree.Tree, signer);
    }

    private async Task RemoveAsync(PrunePlan plan, CancellationToken cancellation)
    {
        var mixers = workplace.UsesMixer ? workplace.UpdateTree + '/' : null;
        var roots = new RootsFiles(new CommandRunner(workplace.Log.WriteLine));
        foreach (var path in plan.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            Watch(path);
            if (mixers is not null && path.StartsWith(mixers, StringComparison.Ordinal))
                await roots.RemoveAsync(path, cancellation);
            else
                File.Delete(path);
        }

        Watch("folders");
        foreach (var version in plan.Versions)
        {
            FolderFiles.RemoveEmpty(workplace.Stage.UpdateOf(version));
            if (mixers is null)
                FolderFiles.RemoveEmpty(new StreamTree(workplace.UpdateTree).Of(version));
        }

        foreach (
            var folder in plan.Pruned.Kept.Pruned.SelectMany(version =>
                Surplus.ReleaseFolders.Select(name => Path.Combine(workplace.Stage.ReleaseOf(version), name))
            )
        )
            FolderFiles.RemoveEmpty(folder);
    }
}
