namespace Nuke.Common.IO;

/// <summary>Copies or moves a file or a tree.</summary>
internal sealed record Transfer(
    ExistsPolicy Policy,
    Func<AbsolutePath, bool>? ExcludeDirectory,
    Func<AbsolutePath, bool>? ExcludeFile,
    bool Keep
)
{
    private const ExistsPolicy FilePolicies =
        ExistsPolicy.FileFail | ExistsPolicy.FileSkip | ExistsPolicy.FileOverwrite | ExistsPolicy.FileOverwriteIfNewer;

    /// <returns>Where it is now: the target, or the source when a file that is there already was left alone.</returns>
    /// <exception cref="IOException">The source is missing, or the destination is there and the policy forbids it.</exception>
    /// <exception cref="ArgumentException">The policy contradicts itself, or a directory is to be put into itself.</exception>
    public AbsolutePath Run(AbsolutePath source, AbsolutePath target)
    {
        if (source.FileExists())
            return TransferFile(source, target);
        if (!source.DirectoryExists())
            throw new FileNotFoundException($"There is neither a file nor a directory {source}");
        if (source.Contains(target))
            throw new ArgumentException($"The directory {source} cannot be put into itself: {target}", nameof(target));
        TransferDirectory(source, target);
        return target;
    }

    private void TransferDirectory(AbsolutePath source, AbsolutePath target)
    {
        if (target.DirectoryExists() && (!Policy.HasFlag(ExistsPolicy.DirectoryMerge) || Policy.HasFlag(ExistsPolicy.DirectoryFail)))
            throw new IOException($"The directory {target} exists already");
        var files = source.GetFiles().Where(file => ExcludeFile?.Invoke(file) != true).ToList();
        var directories = source.GetDirectories().Where(directory => ExcludeDirectory?.Invoke(directory) != true).ToList();
        target.CreateDirectory();
        files.ForEach(file => TransferFile(file, target.Entry(file.Name)));
        directories.ForEach(directory => TransferDirectory(directory, target.Entry(directory.Name)));
        if (!Keep && !Directory.EnumerateFileSystemEntries(source).Any())
            source.DeleteDirectory();
    }

    private AbsolutePath TransferFile(AbsolutePath source, AbsolutePath target)
    {
        if (target.FileExists() && !MayReplace(source, target))
            return source;
        if (Keep)
            File.Copy(source, target, overwrite: true);
        else
            File.Move(source, target, overwrite: true);
        return target;
    }

    private bool MayReplace(AbsolutePath source, AbsolutePath target) =>
        (Policy & FilePolicies) switch
        {
            0 or ExistsPolicy.FileFail => throw new IOException($"The file {target} exists already"),
            ExistsPolicy.FileSkip => false,
            ExistsPolicy.FileOverwrite => true,
            ExistsPolicy.FileOverwriteIfNewer => File.GetLastWriteTimeUtc(source) > File.GetLastWriteTimeUtc(target),
            _ => throw new ArgumentException($"The policy {Policy} names more than one way to treat files"),
        };
}
