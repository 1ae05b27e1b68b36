using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Places;

/// <summary>What is published: a stage, up to the version it serves.</summary>
/// <param name="Stage">The staged tree.</param>
/// <param name="Version">The version it serves.</param>
/// <param name="Log">Takes a line a fact.</param>
internal sealed record Publication(StagedTree Stage, StreamVersion Version, RunLog Log)
{
    /// <summary>The tree whose record and pointers the place follows: the stage, or that of a channel.</summary>
    public StagedTree Pointers { get; init; } = Stage;

    /// <summary>Names of the channels whose trees the place gets.</summary>
    public ImmutableArray<string> Channels { get; init; } = [];

    /// <summary>What the record beside the pointers says; null: it has none, for nothing could sign it.</summary>
    public StreamRecord? Record { get; init; }

    /// <summary>Which versions are kept, and which were pruned.</summary>
    public KeptVersions Kept => Record?.Kept ?? KeptVersions.All;

    /// <summary>Versions that were pruned at the place, and lie in the stage with more than is needed of them.</summary>
    public ImmutableHashSet<StreamVersion> LeftOut { get; init; } = [];

    /// <summary>Whether nothing could sign the pointers: the workspace of mixer has no key.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>Whether the configuration has versions released as mixer made them, sound or not.</summary>
    public bool IsUnsound { get; init; }

    /// <summary>The newer version that the place may serve: the operator knows of it, and wants clients to get the older one.</summary>
    public StreamVersion Over { get; init; }

    /// <summary>
    /// The versions that are published, oldest first. A version above the one that is served was laid into the stage by a run that did not
    /// end: it stays where it is.
    /// </summary>
    public ImmutableArray<StreamVersion> Versions =>
        [
            .. StreamTree
                .VersionsIn(Stage.Update)
                .Union(StreamTree.VersionsIn(Stage.Releases))
                .Where(version => version <= Version && !LeftOut.Contains(version))
                .Order(),
        ];

    /// <summary>The folders of versions below the root, as far as the stage has them.</summary>
    public ImmutableArray<string> FoldersOf(IEnumerable<StreamVersion> versions) => [.. versions.SelectMany(Stage.FoldersOf)];

    /// <summary>Refuses to lead clients to an older version than the place serves, or was told to serve.</summary>
    /// <param name="published">The newest version there; none: there is none.</param>
    /// <param name="place">The place.</param>
    /// <exception cref="PublishException">It is newer, and nobody named it.</exception>
    public void RefuseBackwards(StreamVersion published, string place)
    {
        if (published > Version && published != Over)
        {
            throw new PublishException(
                $"Publishing version {Version} to {place}",
                $"it serves version {published}, which is newer: is this the right stage ({Stage.Root})?",
                "Correct the stage or the place in the configuration. To let the place serve the older version all the same, add "
                    + $"--publish-over {published}; what it has of the newer one stays there."
            );
        }
    }
}
