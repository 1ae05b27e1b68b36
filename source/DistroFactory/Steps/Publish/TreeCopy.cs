using DistroFactory.Foundation;
using DistroFactory.Stage;

namespace DistroFactory.Steps.Publish;

/// <summary>
/// Copies directories file by file; each file appears whole or not at all, and a directory under its name only when all of it is there.
/// What an earlier copy brought (same size, same time) is not brought again.
/// </summary>
/// <param name="cancellation">Stops it between two files.</param>
internal sealed class TreeCopy(CancellationToken cancellation)
{
    /// <summary>How many files were brought.</summary>
    public int Files { get; private set; }

    /// <summary>Makes <paramref name="target"/> a copy of the directory <paramref name="source"/>.</summary>
    public void Bring(string source, string target)
    {
        if (Directory.Exists(target))
        {
            Fill(source, target);
            return;
        }

        var partial = Path.Combine(Path.GetDirectoryName(target)!, "." + Path.GetFileName(target) + AtomicFile.PartialMark + "publish");
        Fill(source, partial);
        Directory.Move(partial, target);
    }

    private void Fill(string source, string target)
    {
        cancellation.ThrowIfCancellationRequested();
        Directory.CreateDirectory(target);
        var names = new HashSet<string>();
        foreach (var entry in new DirectoryInfo(source).EnumerateFileSystemInfos())
        {
            names.Add(entry.Name);
            var copy = Path.Combine(target, entry.Name);
            if (entry.LinkTarget is { } link)
                Link(link, copy);
            else if (entry is DirectoryInfo)
                Fill(entry.FullName, copy);
            else
                CopyFile((FileInfo)entry, copy);
        }

        foreach (var stray in new DirectoryInfo(target).EnumerateFileSystemInfos().Where(entry => !names.Contains(entry.Name)))
        {
            if (stray is DirectoryInfo { LinkTarget: null } folder)
                folder.Delete(recursive: true);
            else
                stray.Delete();
        }
    }

    private void Link(string target, string path)
    {
        if (new FileInfo(path).LinkTarget == target)
            return;
        Pointer.Switch(path, target);
        Files++;
    }

    private void CopyFile(FileInfo file, string path)
    {
        cancellation.ThrowIfCancellationRequested();
        if (
            new FileInfo(path) is { Exists: true, LinkTarget: null } there
            && there.Length == file.Length
            && there.LastWriteTimeUtc == file.LastWriteTimeUtc
        )
            return;
        // A copy, not a link: what a web server or its administrator does to a published file must not reach the stage.
        var partial = Path.Combine(Path.GetDirectoryName(path)!, AtomicFile.PartialMark + Guid.NewGuid().ToString("N"));
        try
        {
            File.Copy(file.FullName, partial);
            File.SetLastWriteTimeUtc(partial, file.LastWriteTimeUtc);
            FileNames.Replace(partial, path);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }

        Files++;
    }
}
