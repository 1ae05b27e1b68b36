namespace Nuke.Common.Tooling;

/// <summary>Finds programs.</summary>
public static class ToolPathResolver
{
    /// <summary>The program that an environment variable names; null when it is not set.</summary>
    /// <exception cref="ArgumentException">It names a file that is not there.</exception>
    public static string? TryGetEnvironmentExecutable(string environmentExecutable)
    {
        if (EnvironmentInfo.GetVariable(environmentExecutable) is not { Length: > 0 } path)
            return null;
        Assert.FileExists(path, $"Path '{path}' from environment variable '{environmentExecutable}' does not exist");
        return path;
    }

    /// <summary>The program of that name in the directories of <c>PATH</c>, or the file.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static string GetPathExecutable(string pathExecutable)
    {
        if (File.Exists(pathExecutable))
            return Path.GetFullPath(pathExecutable);
        string[] extensions =
            OperatingSystem.IsWindows() && !Path.HasExtension(pathExecutable)
                ? (EnvironmentInfo.GetVariable("PATHEXT") ?? ".exe").Split(';')
                : [""];
        return EnvironmentInfo
            .Paths.Where(directory => directory.Length > 0)
            .SelectMany(directory => extensions.Select(extension => Path.Combine(directory, pathExecutable + extension)))
            .FirstOrDefault(IsExecutable)
            .NotNull($"Could not find '{pathExecutable}' in the directories of PATH; install it, or add its directory");
    }

    private static bool IsExecutable(string file) =>
        File.Exists(file)
        && (
            OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0
        );
}
