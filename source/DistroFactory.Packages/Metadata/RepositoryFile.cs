namespace DistroFactory.Packages.Metadata;

/// <summary>What metadata distinguishes among the files of a package.</summary>
public enum RepositoryFileKind
{
    /// <summary>A file or link.</summary>
    Plain,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>Listed, but not in the payload.</summary>
    Ghost,
}

/// <summary>One file of a package as metadata lists it.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Kind">File, directory or ghost.</param>
public sealed record RepositoryFile(string Path, RepositoryFileKind Kind = RepositoryFileKind.Plain)
{
    /// <summary>The value of the attribute <c>type</c>.</summary>
    internal string TypeName => Kind == RepositoryFileKind.Directory ? "dir" : "ghost";

    /// <summary>Whether <c>primary.xml</c> lists it too: what others commonly require by path.</summary>
    internal bool IsPrimary => IsPrimaryPath(Path);

    /// <summary>Configuration, commands, and the one path of old.</summary>
    internal static bool IsPrimaryPath(string path) =>
        path.StartsWith("/etc/", StringComparison.Ordinal)
        || path.Contains("bin/", StringComparison.Ordinal)
        || path == "/usr/lib/sendmail";
}
