using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Publish;

/// <summary>What is published: a stage, up to the version it serves.</summary>
/// <param name="Stage">The staged tree.</param>
/// <param name="Version">The version it serves.</param>
/// <param name="Log">Takes a line a fact.</param>
internal sealed record Publication(StagedTree Stage, StreamVersion Version, RunLog Log)
{
    /// <summary>Publish even over a newer version.</summary>
    public bool Force { get; init; }

    /// <summary>
    /// The directories of versions relative to the root, <c>update/V</c> and <c>releases/V</c>, oldest first. A version above the one that
    /// is served was laid into the stage by a run that did not end: it is nobody's business yet.
    /// </summary>
    public ImmutableArray<string> VersionFolders => Folders(version => version <= Version);

    /// <summary>The directories of versions that are not served yet.</summary>
    public ImmutableArray<string> UnservedFolders => Folders(version => version > Version);

    /// <summary>Refuses to replace a newer version by an older one, which clients could not follow.</summary>
    /// <exception cref="PublishException">The place serves a newer version, and nobody insists.</exception>
    public void RefuseBackwards(StreamVersion published, string place)
    {
        if (published > Version && !Force)
        {
            throw new PublishException(
                $"Publishing version {Version} to {place}",
                $"it serves version {published}, which is newer: is this the right stage ({Stage.Root})?",
                "Correct the stage or the place in the configuration; to replace the newer version all the same, add --force."
            );
        }
    }

    /// <summary>Refuses a place with versions that were never staged here: to publish would remove what somebody else put there.</summary>
    /// <param name="published">The version it serves; none: nothing.</param>
    /// <param name="there">All versions that lie there, as far as they are known.</param>
    /// <param name="place">The place.</param>
    /// <exception cref="PublishException">It is another distribution's, and nobody insists.</exception>
    public void RefuseForeign(StreamVersion published, IEnumerable<StreamVersion> there, string place)
    {
        var foreign = (published == StreamVersion.None ? there : [published]).Except(StreamTree.VersionsIn(Stage.Update)).Order().ToList();
        if (foreign.Count > 0 && !Force)
        {
            throw new PublishException(
                $"Publishing version {Version} to {place}",
                $"version {foreign[^1]} is there, which the stage {Stage.Root} does not have: is it another distribution's place?",
                "Correct the place or the stage in the configuration; to replace what is there all the same, add --force."
            );
        }
    }

    private ImmutableArray<string> Folders(Func<StreamVersion, bool> wanted) =>
        [
            .. new[] { Stage.Update, Stage.Releases }.SelectMany(folder =>
                StreamTree
                    .VersionsIn(folder)
                    .Where(wanted)
                    .Order()
                    .Select(version => Path.Combine(Path.GetFileName(folder), version.ToString()))
            ),
        ];
}
