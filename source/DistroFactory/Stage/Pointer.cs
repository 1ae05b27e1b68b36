using DistroFactory.Foundation;

namespace DistroFactory.Stage;

/// <summary>Symbolic links that are switched, never missing: the new one is made beside and renamed over the old.</summary>
internal static class Pointer
{
    /// <summary>Lets <paramref name="path"/> lead to <paramref name="target"/>, relative to its own directory.</summary>
    public static void Switch(string path, string target)
    {
        var directory = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(directory);
        var partial = Path.Combine(directory, "." + Path.GetFileName(path) + AtomicFile.PartialMark + "link");
        File.Delete(partial);
        File.CreateSymbolicLink(partial, target);
        FileNames.Replace(partial, path);
    }
}
