using System.Security.Cryptography;
using System.Text;
using DistroFactory.Mixing.Tree;

namespace DistroFactory.Bundles;

/// <summary>A digest of a directory that a bundle merges into the tree: names, modes, link targets and content.</summary>
internal static class FolderFingerprint
{
    /// <summary>SHA-256, lower-case hex; that of nothing when the directory is missing (to mix reports it).</summary>
    public static string Of(string folder)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (Directory.Exists(folder))
            Append(digest, new(folder), "");
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private static void Append(IncrementalHash digest, DirectoryInfo folder, string path)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            ContentDirectory.RefuseUnshippable(entry, folder.FullName[..^path.Length]);
            var name = $"{path}/{entry.Name}";
            digest.AppendData(Encoding.UTF8.GetBytes($"{name}\0{Describe(entry)}\0"));
            if (entry.LinkTarget is null && entry is DirectoryInfo directory)
                Append(digest, directory, name);
            else if (entry.LinkTarget is null)
                AppendContent(digest, entry.FullName);
        }
    }

    private static string Describe(FileSystemInfo entry) =>
        entry.LinkTarget is { } target ? $"-> {target}"
        : entry is FileInfo file ? $"{Mode(file)} {file.Length}"
        : $"{Mode(entry)}";

    private static int Mode(FileSystemInfo entry) => OperatingSystem.IsWindows() ? 0 : (int)entry.UnixFileMode;

    private static void AppendContent(IncrementalHash digest, string path)
    {
        using var file = File.OpenRead(path);
        digest.AppendData(SHA256.HashData(file));
    }
}
