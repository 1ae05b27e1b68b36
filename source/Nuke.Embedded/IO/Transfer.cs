namespace Nuke.Common.IO;

/// <summary>Copies or moves a file or a tree.</summary>
internal sealed record Transfer(
    ExistsPolicy Policy, Func<AbsolutePath, bool>? ExcludeDirectory, Func<AbsolutePath, bool>? ExcludeFile, bool Keep)
{
    /// <exception cref="IOException">The source is missing, or the destination is there and the policy forbids it.</exception>
    public void Run(AbsolutePath source, AbsolutePath target)
    {
        if (source.FileExists())
            TransferFile(source, target);
        else if (source.DirectoryExists())
            TransferDirectory(source, target);
        else
            throw new FileNotFoundException($"There is neither a file nor a directory {source}");
    }

    private void TransferDirectory(AbsolutePath source, AbsolutePath target)
    {
        if (target.DirectoryExists() && !Policy.HasFlag(ExistsPolicy.DirectoryMerge))
            throw new IOException($"The directory {target} exists already");
        // Read before the destination is made, which may lie below the source.
        var files = source.GetFiles().Where(file => ExcludeFile?.Invoke(file) != true).ToList();
        var directories = source.GetDirectories().Where(directory => ExcludeDirectory?.Invoke(directory) != true).ToList();
        target.CreateDirectory();
        files.ForEach(file => TransferFile(file, target / file.Name));
        directories.ForEach(directory => TransferDirectory(directory, target / directory.Name));
        if (!Keep && !Directory.EnumerateFileSystemEntries(source).Any())
            source.DeleteDirectory();
    }

    private void TransferFile(AbsolutePath source, AbsolutePath target)
    {
        if (ExcludeFile?.Invoke(source) == true || (target.FileExists() && !MayReplace(source, target)))
            return;
        if (Keep)
            File.Copy(source, target, overwrite: true);
        else
            File.Move(source, target, overwrite: true);
    }

    private bool MayReplace(AbsolutePath source, AbsolutePath target)
    {
        if (Policy.HasFlag(ExistsPolicy.FileSkip))
            return false;
        if (Policy.HasFlag(ExistsPolicy.FileOverwriteIfNewer))
            return File.GetLastWriteTimeUtc(source) > File.GetLastWriteTimeUtc(target);
        return Policy.HasFlag(ExistsPolicy.FileOverwrite) ? true : throw new IOException($"The file {target} exists already");
    }
}
