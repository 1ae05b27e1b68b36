using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Retention;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Steps.Prune;

/// <summary>
/// Whether machines at each version that is kept get to the latest version, of the stage and of each channel: with simulated clients, on
/// the stage as it will be and again as it is then.
/// </summary>
/// <param name="workplace">The stage.</param>
/// <param name="plan">The plan.</param>
/// <param name="rootCertificatePem">The certificate that clients of the latest version pin.</param>
internal sealed class PromiseCheck(Workplace workplace, PrunePlan plan, string rootCertificatePem)
{
    private readonly HashSet<(string?, StreamVersion)> _strandedBefore = [];

    /// <summary>How many updates were tried.</summary>
    public int Updates { get; private set; }

    /// <summary>Tries them.</summary>
    /// <param name="isDone">Whether the prune is done; else what would go is hidden.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">Machines at a version would be stranded.</exception>
    public void RefuseStranded(bool isDone, CancellationToken cancellation)
    {
        Updates = 0;
        foreach (var tree in plan.Trees.Where(tree => tree.Latest != StreamVersion.None))
        {
            var latest = tree.Latest;
            var pruned = Stream(tree, isDone ? null : plan.Needed, plan.Retention.GoneFormats);
            using var signatures = new SignatureVerifier(rootCertificatePem);
            var current = new PromisedUpdates(pruned, plan.Needed.TypeOf, signatures);
            foreach (var version in plan.Retention.Kept.Keys.Where(version => version <= latest))
            {
                cancellation.ThrowIfCancellationRequested();
                Updates++;
                var why = FormerRootOf(version) is null ? current.Refuse(version, latest) : Refuse(pruned, version, latest);
                if (why is null || _strandedBefore.Contains((tree.Channel, version)))
                    continue;
                if (isDone || Refuse(Stream(tree, null, []), version, latest) is null)
                    throw Stranded(tree, version, latest, why, isDone);
                _strandedBefore.Add((tree.Channel, version));
                workplace.Log.Warn($"Machines at version {version} cannot update to {latest}{tree.Of} already: {why}");
            }
        }
    }

    private NeededStream Stream(PointerTree tree, NeededFiles? needed, IReadOnlyCollection<FormatNumber> formats) =>
        new(workplace.Stage.Update, tree.Tree.VersionFiles, needed, formats);

    // A machine below a former root comes to trust another one on its way: the next begins afresh.
    private string? Refuse(NeededStream stream, StreamVersion from, StreamVersion to)
    {
        using var signatures = new SignatureVerifier(FormerRootOf(from) ?? rootCertificatePem);
        return new PromisedUpdates(stream, plan.Needed.TypeOf, signatures).Refuse(from, to);
    }

    private string? FormerRootOf(StreamVersion version) =>
        plan.Record.FormerRoots.FirstOrDefault(root => version <= root.Until)?.Certificate;

    private FactoryException Stranded(PointerTree tree, StreamVersion version, StreamVersion latest, string why, bool isDone) =>
        new(
            $"Trying an update from version {version} to {latest}{tree.Of}",
            $"{(isDone ? "after the prune" : "without what would go")} a machine does not get there: {why}",
            isDone
                ? "Restore the file from where the stream is published, or from a backup, and tell the authors of the factory."
                : "Nothing was removed. Tell the authors of the factory."
        );
}
