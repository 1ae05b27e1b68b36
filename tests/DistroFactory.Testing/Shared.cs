namespace DistroFactory.Testing;

/// <summary>The reference material beside the repository: specifications, vectors, corpus. Tests that need it are skipped where it is absent.</summary>
public static class Shared
{
    /// <summary>The root of this repository.</summary>
    public static string Repository { get; } = FindUp("DistroFactory.sln");

    /// <summary>Path of a file or directory below <c>../shared</c>; skips the test when it is not there.</summary>
    public static string Require(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(Repository, "..", "shared", relative));
        if (!Path.Exists(path))
            Assert.Ignore($"skipped: the reference material {path} is not on this machine");
        return path;
    }

    private static string FindUp(string file)
    {
        for (var directory = AppContext.BaseDirectory; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (File.Exists(Path.Combine(directory, file)))
                return directory;
        }

        throw new InvalidOperationException($"{file} is in no directory above {AppContext.BaseDirectory}");
    }
}
