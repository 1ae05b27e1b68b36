using System.Collections.Immutable;
using System.Security.Cryptography;
using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.Unfinished;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Retention;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Prune;

/// <summary>
/// Plans a prune. What stays follows from manifests that the signed record of the stream vouches for: whoever can write to the stage cannot
/// have a file removed that a machine needs.
/// </summary>
/// <param name="workplace">Configuration and stage.</param>
/// <param name="trust">What is ours.</param>
internal sealed class PrunePlanner(Workplace workplace, PlaceTrust trust)
{
    private const string NoRules =
        "Say in distro.yaml what is kept, for example:\n"
        + "  retention:\n"
        + "    versions: 20     # the newest 20\n"
        + "    age: 180d        # and those made within 180 days\n"
        + "    formats: 2       # machines of older formats can no longer update\n"
        + "    pins: [10]       # and these, whatever the rules say";

    private readonly StagedTree _stage = workplace.Stage;

    private string What => $"Pruning {_stage.Root}";

    /// <summary>Plans it.</summary>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">Nothing says what is kept, or the stage is not what was released.</exception>
    public PrunePlan Plan(DateTimeOffset now, CancellationToken cancellation)
    {
        var rules = workplace.Configuration.Retention;
        if (!rules.HasRule)
            throw new ConfigurationException(What, "the configuration does not say which versions are kept", NoRules);
        var record = ReadRecord();
        var moms = record.Versions.Where(version => !version.IsPruned).Select(ReadMom).ToImmutableArray();
        var trees = PointerTree.In(_stage);
        var retention = new RetentionRules(rules, now).Decide(
            [.. moms.Select(mom => new PrunableVersion(mom.Version, mom.Format, DateTimeOffset.FromUnixTimeSeconds(mom.Timestamp)))],
            [.. trees.Where(tree => tree.Latest != StreamVersion.None).Select(tree => Read(tree, record))],
            Needs(record.Latest)
        );
        var needed = Needed([.. moms.Where(mom => retention.Kept.ContainsKey(mom.Version))], cancellation);
        var surplus = new Surplus(workplace, needed, record.WithPruned(retention.Gone.ToHashSet())).Find(cancellation);
        return new()
        {
            Retention = retention,
            Record = record,
            Trees = trees,
            Needed = needed,
            Files = surplus.Files,
            FreedBytes = surplus.FreedBytes,
        };
    }

    private StreamRecord ReadRecord()
    {
        var latest = _stage.ReadLatest();
        if (latest == StreamVersion.None)
            throw new FactoryException(What, "nothing is staged there", "Run the target Release first.");
        var record =
            new StreamIdentity(workplace, trust).Find()
            ?? throw new FactoryException(
                What,
                $"it has no {StreamRecord.FileName} that is signed with the keys of the distribution: nobody can tell what belongs to it",
                "Run the target Release once (with --force, if nothing changed): it signs one."
            );
        return record.Latest == latest && VersionPointers.Agree(_stage, latest)
            ? record
            : throw new FactoryException(
                What,
                $"its pointers and its {StreamRecord.FileName} do not all lead to version {latest}: a run was killed",
                "Run the target Release first; it mends them."
            );
    }

    private Manifest ReadMom(StreamRecordVersion recorded)
    {
        var path = PreparedVersion.Mom(_stage, recorded.Version);
        var text = File.Exists(path) ? File.ReadAllBytes(path) : null;
        if (text is null || Convert.ToHexStringLower(SHA256.HashData(text)) != recorded.Mom)
            throw new FactoryException(
                $"Reading {path}",
                text is null ? "it is missing" : $"it is not the one that {StreamRecord.FileName} names",
                "Restore it from where the version is published, or from a backup. Nothing is pruned while it is not clear what is needed."
            );
        return ManifestReader.Parse(text, Manifest.MomName);
    }

    private Leading Read(PointerTree tree, StreamRecord record)
    {
        var formats = tree.Pointers.Formats.ToImmutableSortedDictionary(
            format => format,
            format => (tree.Pointers.First(format), tree.Pointers.Latest(format))
        );
        foreach (var version in formats.Values.Select(format => format.Item2).Append(tree.Latest))
        {
            if (record.Find(version) is not { IsPruned: false })
                throw new FactoryException(
                    What,
                    $"{tree.Tree.VersionFiles} leads to version {version}, which "
                        + (record.Find(version) is null ? $"{StreamRecord.FileName} does not know" : "was pruned"),
                    "Find out who changed the pointers, and restore the stage from where it is published."
                );
        }

        return new(tree.Of, tree.Latest, formats);
    }

    // What a run left, and the next goes on with.
    private Dictionary<StreamVersion, string> Needs(StreamVersion latest)
    {
        var needs = new Dictionary<StreamVersion, string>();
        if (new UnfinishedList(workplace).Find() is { } unfinished)
        {
            if (unfinished.IsToBePublished)
                needs[unfinished.Version] = "still to be published";
            foreach (var tag in unfinished.Tags)
                needs[tag.Version] = "still to be tagged";
        }

        if (ReleaseHistory.ReadLatest(_stage, toleratesLoss: true)?.Rollback is { } rollback)
            needs.TryAdd(rollback.To, $"release {latest} brings it back");
        if (workplace.Records.Find(ReleaseRecords.Plan) is { IsNeeded: true, Rollback: { } planned } plan && plan.Previous == latest)
            needs.TryAdd(planned.To, $"release {plan.Version}, which is being made, brings it back");
        return needs;
    }

    private NeededFiles Needed(ImmutableArray<Manifest> moms, CancellationToken cancellation)
    {
        var needed = new NeededFiles();
        needed.Add(new StreamTree(_stage.Update), moms, cancellation);
        var mixed = new StreamTree(workplace.UpdateTree);
        foreach (var version in new ReusableMixes(workplace).Versions)
        {
            try
            {
                needed.Add(mixed, [ManifestReader.ReadFile(mixed.Manifest(version, Manifest.MomName))], cancellation);
            }
            catch (UpdateStreamException)
            {
                // It is not whole, and is mixed again.
            }
        }

        return needed;
    }
}
