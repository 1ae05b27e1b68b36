namespace DistroFactory.Foundation;

/// <summary>Where a path really leads: every symbolic link on the way is followed, not only one at its end.</summary>
public static class RealPath
{
    // As the kernel: more links than this are a circle.
    private const int MostLinks = 40;

    /// <summary>The path without links. What is not there is taken as it is written.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Of(string path)
    {
        var pending = new Stack<string>();
        Push(pending, Path.GetFullPath(path));
        var real = "/";
        var links = 0;
        while (pending.TryPop(out var name))
        {
            if (name == "..")
            {
                real = Path.GetDirectoryName(real) ?? "/";
                continue;
            }

            var next = Path.Combine(real, name);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
                throw new IOException($"The symbolic links of {path} lead in a circle");
            if (Path.IsPathRooted(target))
                real = "/";
            Push(pending, target);
        }

        return real;
    }

    /// <summary>Whether a path is a folder or lies in it, wherever links lead.</summary>
    public static bool IsWithin(string path, string folder) => FolderPath.IsWithin(Of(path), Of(folder));

    // A link's target is not simplified as text: "x/.." is the parent of where x leads.
    private static void Push(Stack<string> pending, string path)
    {
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(name => name != ".").Reverse())
            pending.Push(name);
    }
}
