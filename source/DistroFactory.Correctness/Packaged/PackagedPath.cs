using System.Buffers;

namespace DistroFactory.Correctness.Packaged;

/// <summary>Where a packaged path ends up, and whether it ships at all (mixing specification, "Files of a bundle").</summary>
public static class PackagedPath
{
    private const string Refused = ";&|*`<>\\\"'\a\n\r\t\0";

    private static readonly SearchValues<char> s_refused = SearchValues.Create(Refused);

    private static readonly string[] s_merged = ["/usr/sbin", "/bin", "/sbin", "/lib", "/lib64"];

    private static readonly string[] s_unshipped = ["/var/lib/", "/var/cache/", "/var/log/", "/dev/", "/run/", "/tmp/"];

    private static readonly string[] s_debug = ["/usr/lib/debug/", "/usr/src/debug/"];

    private static readonly string[] s_variants = ["/V3", "/V4", "/VA"];

    private static readonly string[] s_exported = ["/bin/", "/usr/bin/", "/usr/local/bin/"];

    /// <summary>The path with merged directories followed.</summary>
    public static string Follow(string path)
    {
        var link = Array.Find(
            s_merged,
            link => path.StartsWith(link, StringComparison.Ordinal) && path.Length > link.Length && path[link.Length] == '/'
        );
        return link is null ? path : Target(link) + path[link.Length..];
    }

    /// <summary>Whether a directory of this path means the directory its link leads to.</summary>
    public static bool IsMerged(string path) => s_merged.Contains(path);

    /// <summary>Whether a file of this path belongs to a bundle.</summary>
    public static bool Ships(string path, bool banDebugInfo) =>
        !Below(s_unshipped, path) && !(banDebugInfo && Below(s_debug, path)) && !path.AsSpan().ContainsAny(s_refused);

    /// <summary>The micro-architecture root of a path (<c>/V3</c>, <c>/V4</c>, <c>/VA</c>); empty for a plain path.</summary>
    public static string VariantRoot(string path) =>
        !path.StartsWith("/V", StringComparison.Ordinal)
            ? ""
            : Array.Find(s_variants, root => path == root || path.StartsWith(root + "/", StringComparison.Ordinal)) ?? "";

    /// <summary>Whether clients export the program of this path.</summary>
    public static bool IsExported(string path) => Below(s_exported, path);

    /// <summary>The directories a path lies in, nearest first; the root is not counted.</summary>
    public static IEnumerable<string> Above(string path)
    {
        while (path.LastIndexOf('/') is var slash and > 0)
            yield return path = path[..slash];
    }

    private static string Target(string link) =>
        link switch
        {
            "/lib" => "/usr/lib",
            "/lib64" => "/usr/lib64",
            _ => "/usr/bin",
        };

    private static bool Below(string[] roots, string path) => Array.Exists(roots, root => path.StartsWith(root, StringComparison.Ordinal));
}
