using System.Security.Cryptography;
using System.Text;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>MD5 of a file, in lower-case hexadecimal digits: it tells whether a file changed, it protects from nobody.</summary>
    public static string GetFileHash(this AbsolutePath path)
    {
        using var hash = NewHash();
        AppendFile(hash, path);
        return Finish(hash);
    }

    /// <summary>One hash of the names and contents of all files below a directory.</summary>
    public static string GetDirectoryHash(this AbsolutePath path, Func<AbsolutePath, bool>? includeFile = null) =>
        path.GetFiles(depth: int.MaxValue).Where(file => includeFile?.Invoke(file) != false).GetFileSetHash(path);

    /// <summary>One hash of the names, relative to a directory, and contents of files.</summary>
    public static string GetFileSetHash(this IEnumerable<AbsolutePath> paths, string baseDirectory)
    {
        using var hash = NewHash();
        foreach (var path in paths.Distinct().OrderBy(path => path.ToString(), StringComparer.InvariantCulture))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(PathConstruction.GetRelativePath(baseDirectory, path)));
            AppendFile(hash, path);
        }

        return Finish(hash);
    }

#pragma warning disable CA5351 // The hash that NUKE takes: both engines must agree on what changed.
    private static IncrementalHash NewHash() => IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351

    private static void AppendFile(IncrementalHash hash, string path)
    {
        using var stream = File.OpenRead(path);
        var buffer = new byte[81920];
        while (stream.Read(buffer) is > 0 and var count)
            hash.AppendData(buffer.AsSpan(0, count));
    }

    private static string Finish(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset());
}
