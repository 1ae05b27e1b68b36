namespace DistroFactory.Foundation;

/// <summary>Directories that are filled under another name before they take their place.</summary>
public static class PartialDirectory
{
    /// <summary>
    /// A new name beside a directory. What killed runs left under such names is removed: only one run at a time may fill the directory.
    /// </summary>
    /// <param name="directory">The place that the directory is to take, an absolute path.</param>
    public static string NewBeside(string directory)
    {
        var mark = directory + AtomicFile.PartialMark;
        if (Path.GetDirectoryName(directory) is { } parent && Directory.Exists(parent))
        {
            foreach (var left in Directory.EnumerateDirectories(parent, Path.GetFileName(mark) + "*"))
                Directory.Delete(left, recursive: true);
        }

        return mark + Guid.NewGuid().ToString("N")[..8];
    }
}
