using DistroFactory.Foundation;
using LibGit2Sharp;

namespace DistroFactory.Connections.Git;

/// <summary>Whether a file belongs to the content of a git repository.</summary>
public static class TrackedFile
{
    /// <summary>Whether git tracks a file: it is in the index or in the commit checked out of the repository that it lies in.</summary>
    /// <param name="path">The file.</param>
    public static bool Is(string path)
    {
        try
        {
            var real = RealPath.Of(path);
            if (Repository.Discover(Path.GetDirectoryName(real)) is not { } found)
                return false;
            using var repository = new Repository(found);
            if (repository.Info.WorkingDirectory is not { } root)
                return false;
            var inside = Path.GetRelativePath(RealPath.Of(root), real);
            return repository.Index[inside] is not null || repository.Head.Tip?[inside] is not null;
        }
        catch (Exception error) when (error is LibGit2SharpException or IOException)
        {
            return false;
        }
    }
}
