namespace DistroFactory.Foundation;

/// <summary>Paths of folders as they are written; <see cref="RealPath"/> follows links.</summary>
public static class FolderPath
{
    /// <summary>Whether a path is a folder or lies in it.</summary>
    public static bool IsWithin(string path, string folder) =>
        (Path.GetFullPath(path).TrimEnd('/') + '/').StartsWith(Path.GetFullPath(folder).TrimEnd('/') + '/', StringComparison.Ordinal);
}
