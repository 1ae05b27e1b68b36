using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Places;

/// <summary>A directory of this machine, perhaps one that a web server serves or that is mounted from elsewhere.</summary>
/// <param name="root">The directory; made when it is missing.</param>
internal sealed class FolderPlace(string root) : IPlace
{
    private readonly StagedTree _tree = new(root);

    /// <inheritdoc/>
    public string Name => root;

    private string LeaseFile => Path.Combine(root, PlaceLease.FileName);

    /// <inheritdoc/>
    public Task<StagedTree> LookAsync(CancellationToken cancellation) => Task.FromResult(_tree);

    /// <inheritdoc/>
    public Task LeaseAsync(PlaceLease lease, PlaceLease? replaced, CancellationToken cancellation)
    {
        Directory.CreateDirectory(root);
        var partial = Path.Combine(root, AtomicFile.PartialMark + lease.Token);
        try
        {
            File.WriteAllText(partial, lease.Write());
            if (replaced is not null && PlaceLease.Read(LeaseFile)?.Token == replaced.Token)
                File.Delete(LeaseFile);
            // Fails where another lease appeared in the meantime, which then counts.
            if (!File.Exists(LeaseFile))
                File.Move(partial, LeaseFile, overwrite: false);
        }
        catch (IOException) when (File.Exists(LeaseFile))
        {
            // It does.
        }
        finally
        {
            File.Delete(partial);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<PlaceLease?> ReadLeaseAsync(CancellationToken cancellation) => Task.FromResult(PlaceLease.Read(LeaseFile));

    /// <inheritdoc/>
    public Task EndLeaseAsync(CancellationToken cancellation)
    {
        FileNames.Remove(LeaseFile);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<int> BringAsync(Publication publication, CancellationToken cancellation) =>
        Task.Run(
            () =>
            {
                var copy = new TreeCopy(cancellation);
                Directory.CreateDirectory(_tree.Update);
                Directory.CreateDirectory(_tree.Releases);
                foreach (var folder in publication.FoldersOf(publication.Versions))
                    copy.Bring(Path.Combine(publication.Stage.Root, folder), Path.Combine(root, folder));
                return copy.Files;
            },
            cancellation
        );

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> DifferencesAsync(
        Publication publication,
        ImmutableArray<StreamVersion> versions,
        bool byContent,
        CancellationToken cancellation
    ) =>
        Task.Run(
            () =>
                publication
                    .FoldersOf(versions)
                    .SelectMany(folder => TreeDifference.Of(publication.Stage.Root, root, folder, byContent, cancellation))
                    .ToImmutableArray(),
            cancellation
        );

    /// <inheritdoc/>
    public Task<string> FetchAsync(string path, CancellationToken cancellation) => Task.FromResult(Path.Combine(root, path));

    /// <inheritdoc/>
    public Task ReplaceAsync(Publication publication, ImmutableArray<string> paths, CancellationToken cancellation)
    {
        foreach (var path in paths)
            TreeCopy.Replace(Path.Combine(publication.Stage.Root, path), Path.Combine(root, path));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<bool> SwitchAsync(Publication publication, CancellationToken cancellation)
    {
        var isSwitched = !Follows(publication);
        if (isSwitched)
        {
            if (publication.Record is not null)
                AtomicFile.WriteAllBytes(_tree.StreamRecord, File.ReadAllBytes(publication.Pointers.StreamRecord));
            new VersionFiles(_tree.VersionFiles).Follow(publication.Pointers.VersionFiles);
            VersionPointers.Follow(_tree, publication.Version);
            foreach (var name in publication.Channels)
                ChannelTree.Follow(_tree.Channel(name), publication.Stage.Channel(name));
        }

        return Task.FromResult(isSwitched);
    }

    /// <inheritdoc/>
    public Task<int> SweepAsync(ImmutableArray<string> folders, Func<string, bool> stays, CancellationToken cancellation) =>
        Task.Run(
            () =>
            {
                var removed = 0;
                foreach (var folder in folders.Select(name => Path.Combine(root, name)))
                {
                    foreach (var path in FolderFiles.Below(folder).Where(path => !stays(Path.GetRelativePath(root, path))).ToList())
                    {
                        cancellation.ThrowIfCancellationRequested();
                        File.Delete(path);
                        removed++;
                    }

                    FolderFiles.RemoveEmpty(folder);
                }

                return removed;
            },
            cancellation
        );

    /// <inheritdoc/>
    public Task CopyAsync(ImmutableArray<StreamVersion> versions, string target, CancellationToken cancellation) =>
        Task.Run(
            () =>
            {
                var copy = new TreeCopy(cancellation);
                Directory.CreateDirectory(Path.Combine(target, "update"));
                Directory.CreateDirectory(Path.Combine(target, "releases"));
                foreach (var folder in versions.SelectMany(_tree.FoldersOf))
                    copy.Bring(Path.Combine(root, folder), Path.Combine(target, folder));

                var copied = new StagedTree(target);
                new VersionFiles(copied.VersionFiles).Follow(_tree.VersionFiles);
                if (File.Exists(_tree.StreamRecord))
                    File.Copy(_tree.StreamRecord, copied.StreamRecord, overwrite: true);
            },
            cancellation
        );

    // The files are compared before anything is read from them: they may be damaged.
    private bool Follows(Publication publication) =>
        PlacePointers.AreSame(publication.Pointers, _tree)
        && VersionPointers.Agree(_tree, publication.Version)
        && publication.Channels.All(name => ChannelTree.AreSame(publication.Stage.Channel(name), _tree.Channel(name)))
        && (
            publication.Record is null
            || (
                File.Exists(_tree.StreamRecord)
                && File.ReadAllBytes(_tree.StreamRecord).AsSpan().SequenceEqual(File.ReadAllBytes(publication.Pointers.StreamRecord))
            )
        );
}
