using DistroFactory.Stage;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Publish;

/// <summary>Publishes to a directory of this machine, perhaps one that a web server serves or that is mounted from elsewhere.</summary>
/// <param name="root">The directory; made when it is missing.</param>
internal sealed class FolderPublisher(string root) : IPublisher
{
    private readonly StagedTree _target = new(root);

    /// <inheritdoc/>
    public string Place => root;

    /// <inheritdoc/>
    public Task<string> PublishAsync(Publication publication, CancellationToken cancellation) =>
        Task.Run(() => Publish(publication, cancellation), cancellation);

    private string Publish(Publication publication, CancellationToken cancellation)
    {
        publication.RefuseBackwards(_target.ReadLatest(), root);
        publication.RefuseForeign(_target.ReadLatest(), StreamTree.VersionsIn(_target.Update), root);
        var copy = new TreeCopy(cancellation);
        foreach (var folder in publication.VersionFolders)
            copy.Bring(Path.Combine(publication.Stage.Root, folder), Path.Combine(root, folder));
        var isSwitched = !PointsTo(publication);
        if (isSwitched)
        {
            new VersionFiles(_target.VersionFiles).Follow(publication.Stage.VersionFiles);
            VersionPointers.Follow(_target, publication.Version);
        }

        var removed = RemoveUnstaged(publication);
        return copy.Files == 0 && removed == 0 && !isSwitched
            ? $"already serves version {publication.Version}"
            : $"serves version {publication.Version}: {copy.Files} files brought, {removed} versions removed";
    }

    private bool PointsTo(Publication publication) =>
        _target.ReadLatest() == publication.Version
        && VersionPointers.Agree(_target, publication.Version)
        && Files(publication.Stage.VersionFiles).SequenceEqual(Files(_target.VersionFiles));

    private static IEnumerable<(string Path, string Content)> Files(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(folder, path), Convert.ToHexString(File.ReadAllBytes(path))));

    /// <summary>Versions the stage no longer has; last of all, when nothing leads to them any more.</summary>
    private int RemoveUnstaged(Publication publication)
    {
        var count = 0;
        foreach (var (ours, theirs) in new[] { (publication.Stage.Update, _target.Update), (publication.Stage.Releases, _target.Releases) })
        {
            foreach (var version in StreamTree.VersionsIn(theirs).Except(StreamTree.VersionsIn(ours)))
            {
                publication.Log.WriteLine($"removing {Path.Combine(theirs, version.ToString())}: it is no longer staged");
                LinkedTree.Remove(Path.Combine(theirs, version.ToString()));
                count++;
            }
        }

        return count;
    }
}
