using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;

namespace DistroFactory.Places;

/// <summary>
/// A directory that a stage is published to, here or on another machine, and what can be done there. It decides nothing, follows no link
/// below its root, and never changes or removes a file of a version but by <see cref="ReplaceAsync"/> and <see cref="SweepAsync"/>.
/// </summary>
internal interface IPlace
{
    /// <summary>The place, for logs and errors.</summary>
    string Name { get; }

    /// <summary>Brings what identifies the place within reach: its record, its lease, its pointers, the MoM of each version.</summary>
    /// <returns>A tree with at least these; links are as they are there, and must not be followed.</returns>
    /// <exception cref="FactoryException">It cannot be reached, or not be read. A place that is not there yet is an empty tree.</exception>
    Task<StagedTree> LookAsync(CancellationToken cancellation);

    /// <summary>Lays a lease there if there is none.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="replaced">The one that is replaced, which binds nobody any more; null: none.</param>
    /// <param name="cancellation">Stops it.</param>
    Task LeaseAsync(PlaceLease lease, PlaceLease? replaced, CancellationToken cancellation);

    /// <summary>The lease that lies there; null: none.</summary>
    Task<PlaceLease?> ReadLeaseAsync(CancellationToken cancellation);

    /// <summary>Takes the lease away.</summary>
    Task EndLeaseAsync(CancellationToken cancellation);

    /// <summary>Brings the files of versions that are not there. What is there stays as it is.</summary>
    /// <returns>How many were brought.</returns>
    Task<int> BringAsync(Publication publication, CancellationToken cancellation);

    /// <summary>The files of the stage that are missing there or differ.</summary>
    /// <param name="publication">What is published.</param>
    /// <param name="versions">The versions that are compared.</param>
    /// <param name="byContent">Whether all content is read there; else sizes are compared.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Paths below the root.</returns>
    Task<ImmutableArray<string>> DifferencesAsync(
        Publication publication,
        ImmutableArray<StreamVersion> versions,
        bool byContent,
        CancellationToken cancellation
    );

    /// <summary>Brings a file of the place within reach.</summary>
    /// <param name="path">Its path below the root.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its path on this machine; there may be no such file.</returns>
    Task<string> FetchAsync(string path, CancellationToken cancellation);

    /// <summary>Puts files of the stage in the place of damaged ones, each in one step.</summary>
    Task ReplaceAsync(Publication publication, ImmutableArray<string> paths, CancellationToken cancellation);

    /// <summary>Lets the record, and then the pointers follow those of the stage.</summary>
    /// <returns>Whether anything changed.</returns>
    Task<bool> SwitchAsync(Publication publication, CancellationToken cancellation);

    /// <summary>Removes files of versions.</summary>
    /// <param name="folders">The folders, below the root, that may lose some.</param>
    /// <param name="stays">Whether a file, by its path below the root, stays.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many were removed.</returns>
    Task<int> SweepAsync(ImmutableArray<string> folders, Func<string, bool> stays, CancellationToken cancellation);

    /// <summary>Copies versions and the version files into a directory of this machine; what is there is not copied again.</summary>
    Task CopyAsync(ImmutableArray<StreamVersion> versions, string target, CancellationToken cancellation);
}
