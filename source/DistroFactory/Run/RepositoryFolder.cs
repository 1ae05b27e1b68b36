using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Foundation.PrivateKeys;

namespace DistroFactory.Run;

/// <summary>
/// A folder of the config repository or the bundles repository that a run reads and a release shows to everybody: bundle definitions,
/// templates. Whoever can change the repository must not make the factory read, or publish, another file of the machine.
/// </summary>
/// <param name="path">The folder; it may lie outside the config repository if the configuration says so.</param>
/// <param name="source">The folder of the config repository.</param>
internal sealed class RepositoryFolder(string path, string source)
{
    private const string GitFolder = ".git";

    private readonly string _root = FolderPath.IsWithin(path, RootOf(source)) ? RootOf(source) : RootOf(RealPath.Of(path));

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>
    /// Its files as paths within it, in order. Editors and version control keep hidden files beside the others: those are none of them.
    /// </summary>
    /// <exception cref="ConfigurationException">A link leads out of the repository, or a file is a private key.</exception>
    public ImmutableArray<string> Files()
    {
        if (!Directory.Exists(path))
            return [];
        Refuse(new DirectoryInfo(path));
        return [.. Below(path).Select(file => System.IO.Path.GetRelativePath(path, file)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Lets a file through that is no link out of its repository. Its content is not looked at before.</summary>
    /// <exception cref="ConfigurationException">It is one.</exception>
    public static void RefuseForeign(string file, string source) =>
        new RepositoryFolder(System.IO.Path.GetDirectoryName(file)!, source).Refuse(new FileInfo(file));

    private IEnumerable<string> Below(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (entry.Name.StartsWith('.') || entry.Name.EndsWith('~'))
                continue;
            Refuse(entry);
            // What a link within the repository leads to is reached without it, too; and it may lead up.
            if (entry is DirectoryInfo)
            {
                foreach (var file in entry.LinkTarget is null ? Below(entry.FullName) : [])
                    yield return file;
            }
            else
            {
                RefuseKey(entry.FullName);
                yield return entry.FullName;
            }
        }
    }

    private void Refuse(FileSystemInfo entry)
    {
        var real = RealOf(entry);
        if (FolderPath.IsWithin(real, RealPath.Of(_root)) && !real.Split('/').Contains(GitFolder))
            return;
        throw new ConfigurationException(
            $"Reading {entry.FullName}",
            $"it leads to {real}, outside the repository {_root}",
            "Put the file itself into the repository: what a link leads to would be read, and published with the release."
        );
    }

    private static string RealOf(FileSystemInfo entry)
    {
        try
        {
            return RealPath.Of(entry.FullName);
        }
        catch (IOException error)
        {
            throw new ConfigurationException($"Reading {entry.FullName}", error.Message, "Correct or remove the link.", error);
        }
    }

    private static void RefuseKey(string file)
    {
        // A FIFO is reported by whoever reads it; to open one is to wait forever.
        if (FileKinds.Special(file) is not null || !File.Exists(file))
            return;
        try
        {
            if (PrivateKeyFile.Find(file) is { } kind)
                throw new ConfigurationException(
                    $"Reading {file}",
                    $"it has {kind}, and the files of this folder are published with each release",
                    "Move the key out of the folder. If the repository was ever published, replace the key."
                );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"Reading {file}", error.Message, inner: error);
        }
    }

    // The repository that a folder is in; the folder itself if it is in none.
    private static string RootOf(string folder)
    {
        for (var at = folder; at is not null; at = System.IO.Path.GetDirectoryName(at))
        {
            if (System.IO.Path.Exists(System.IO.Path.Combine(at, GitFolder)))
                return at;
        }

        return folder;
    }
}
