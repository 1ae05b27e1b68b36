using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.RunState;

/// <summary>Finds the directory that <c>.nuke</c> marks.</summary>
internal static class RootSearch
{
    /// <summary>
    /// Searches upwards from the compiled build, takes what the launcher told, then searches upwards from the working directory.
    /// </summary>
    /// <param name="surroundings">The run's surroundings.</param>
    /// <param name="given">The value of <c>--root</c>: a directory, nothing for the working directory, or null.</param>
    public static string Find(Surroundings surroundings, string? given)
    {
        if (given is not null)
        {
            var root = Path.GetFullPath(given, surroundings.WorkingDirectory);
            return Directory.Exists(root)
                ? Path.TrimEndingDirectorySeparator(root)
                : throw new UsageException($"--root: there is no directory {root}");
        }

        return Above(surroundings.AssemblyDirectory)
            ?? (surroundings.Variable("NUKE_ROOT_DIRECTORY") is { } told && Directory.Exists(told) ? told : null)
            ?? Above(surroundings.WorkingDirectory)
            ?? surroundings.WorkingDirectory;
    }

    private static string? Above(string? directory)
    {
        while (directory is not null && !Directory.Exists(Path.Combine(directory, ".nuke")))
            directory = Path.GetDirectoryName(directory);
        return directory;
    }
}
