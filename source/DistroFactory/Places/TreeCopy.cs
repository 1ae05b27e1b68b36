using DistroFactory.Foundation;
using DistroFactory.Stage;

namespace DistroFactory.Places;

/// <summary>
/// Copies the directories of versions file by file. A new directory appears under its name when all of it is there; in one that is there
/// already only what is missing is added. Each file appears whole or not at all, and no link is followed.
/// </summary>
/// <param name="cancellation">Stops it between two files.</param>
internal sealed class TreeCopy(CancellationToken cancellation)
{
    /// <summary>How many files were brought.</summary>
    public int Files { get; private set; }

    /// <summary>Makes <paramref name="target"/> have all that the directory <paramref name="source"/> has.</summary>
    /// <exception cref="PublishException">A link is in the way.</exception>
    public void Bring(string source, string target)
    {
        if (IsDirectory(target))
        {
            Add(source, target);
            return;
        }

        var partial = Path.Combine(Path.GetDirectoryName(target)!, "." + Path.GetFileName(target) + AtomicFile.PartialMark + "publish");
        if (IsDirectory(partial))
            RemoveOthers(source, partial);
        Add(source, partial);
        FileNames.FlushFileSystem(partial);
        Directory.Move(partial, target);
    }

    /// <summary>Puts a file in the place of one that is there, in one step.</summary>
    public static void Replace(string source, string target)
    {
        var partial = Path.Combine(Path.GetDirectoryName(target)!, AtomicFile.PartialMark + Guid.NewGuid().ToString("N"));
        try
        {
            // A copy, not a link: what a web server or its administrator does to a published file must not reach the stage.
            File.Copy(source, partial);
            File.SetLastWriteTimeUtc(partial, File.GetLastWriteTimeUtc(source));
            FileNames.Replace(partial, target);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private void Add(string source, string target)
    {
        cancellation.ThrowIfCancellationRequested();
        Directory.CreateDirectory(target);
        foreach (var entry in new DirectoryInfo(source).EnumerateFileSystemInfos())
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.Name.Contains(AtomicFile.PartialMark, StringComparison.Ordinal))
                continue;
            var copy = Path.Combine(target, entry.Name);
            if (entry is DirectoryInfo { LinkTarget: null })
            {
                _ = IsDirectory(copy);
                Add(entry.FullName, copy);
            }
            else if (!File.Exists(copy) && new FileInfo(copy).LinkTarget is null)
            {
                if (entry.LinkTarget is { } link)
                    Pointer.Switch(copy, link);
                else
                    Replace(entry.FullName, copy);
                Files++;
            }
        }
    }

    // What an earlier copy left under the hidden name, and the source does not have so, was copied by half or of another source.
    private static void RemoveOthers(string source, string partial)
    {
        foreach (var there in new DirectoryInfo(partial).EnumerateFileSystemInfos())
        {
            var here = Path.Combine(source, there.Name);
            if (there is DirectoryInfo { LinkTarget: null } folder)
            {
                if (new DirectoryInfo(here) is { Exists: true, LinkTarget: null })
                    RemoveOthers(here, folder.FullName);
                else
                    folder.Delete(recursive: true);
            }
            else if (
                there.LinkTarget is not null
                || new FileInfo(here) is not { Exists: true, LinkTarget: null } file
                || file.Length != ((FileInfo)there).Length
                || file.LastWriteTimeUtc != there.LastWriteTimeUtc
            )
            {
                there.Delete();
            }
        }
    }

    private static bool IsDirectory(string path) =>
        new FileInfo(path).LinkTarget is { } link ? throw PlaceLinks.Refusal(path, link) : Directory.Exists(path);
}
