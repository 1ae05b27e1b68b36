namespace DistroFactory.Mixing.Tree;

/// <summary>
/// Where paths end up in a tree with merged <c>/usr</c>, and which of them ship (mixing specification, "Files of a bundle").
/// </summary>
public static class FilesystemLayout
{
    /// <summary>Characters that no file name may have: the reference and its clients pass names to shells.</summary>
    private static readonly System.Buffers.SearchValues<char> s_unshippable = System.Buffers.SearchValues.Create(";&|*`<>\\\"'\a\n\r\t\0");

    private static readonly (string From, string To)[] s_links =
    [
        ("/usr/sbin/", "/usr/bin/"),
        ("/bin/", "/usr/bin/"),
        ("/sbin/", "/usr/bin/"),
        ("/lib/", "/usr/lib/"),
        ("/lib64/", "/usr/lib64/"),
    ];

    private static readonly string[] s_runTime = ["/var/lib/", "/var/cache/", "/var/log/", "/dev/", "/run/", "/tmp/"];

    private static readonly string[] s_debugInfo = ["/usr/lib/debug/", "/usr/src/debug/"];

    /// <summary>The path as the links of the <c>filesystem</c> package make it.</summary>
    public static string Rewrite(string path)
    {
        foreach (var (from, to) in s_links)
        {
            if (path.StartsWith(from, StringComparison.Ordinal))
                return to + path[from.Length..];
        }

        return path;
    }

    /// <summary>
    /// Whether the path is one of the links of the layout, so that a package's directory of that name means the link's target.
    /// </summary>
    public static bool IsLayoutLink(string path) =>
        s_links.Any(link => link.From.Length == path.Length + 1 && link.From.StartsWith(path, StringComparison.Ordinal));

    /// <summary>Whether the path is made at run time and belongs to no bundle; <c>Manifest.full</c> still lists most of them.</summary>
    public static bool IsRunTime(string path) => IsBelow(s_runTime, path);

    /// <summary>Whether the path is a log: those are not even in <c>Manifest.full</c>.</summary>
    public static bool IsLog(string path) => path.StartsWith("/var/log/", StringComparison.Ordinal);

    /// <summary>Whether the path is debug information.</summary>
    public static bool IsDebugInfo(string path) => IsBelow(s_debugInfo, path);

    /// <summary>Whether every name in the path can be shipped.</summary>
    public static bool IsShippable(string path) => path.AsSpan().IndexOfAny(s_unshippable) < 0;

    /// <summary>Whether the path is absolute and normal: nothing in it leads up or stays in place.</summary>
    public static bool IsSound(string path)
    {
        if (path.Length < 2 || path[0] != '/')
            return false;
        var names = path.AsSpan(1);
        foreach (var name in names.Split('/'))
        {
            if (names[name] is "" or "." or "..")
                return false;
        }

        return true;
    }

    /// <summary>The directory that a path is in; empty for the root.</summary>
    public static ReadOnlySpan<char> Parent(string path) => path.AsSpan(0, path.LastIndexOf('/'));

    private static bool IsBelow(string[] prefixes, string path)
    {
        foreach (var prefix in prefixes)
        {
            if (path.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
