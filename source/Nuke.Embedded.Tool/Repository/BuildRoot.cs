using Nuke.Embedded.Engine.CommandLine;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.GlobalTool.Repository;

/// <summary>The root of a repository, and the script that runs its build.</summary>
internal sealed record BuildRoot(string Directory, string Script)
{
    public static string ScriptName => OperatingSystem.IsWindows() ? "build.ps1" : "build.sh";

    public string Below(params string[] names) => Path.Combine([Directory, ".nuke", .. names]);

    /// <summary>The root that the options name, else the one the working directory belongs to; null when there is none.</summary>
    /// <exception cref="UsageException">The root has no script.</exception>
    public static BuildRoot? Find(IReadOnlyList<string> arguments)
    {
        var working = Environment.CurrentDirectory;
        var given = CommandLineReader.Root(arguments);
        var directory = given is null ? Above(working) : Path.TrimEndingDirectorySeparator(Path.GetFullPath(given, working));
        if (directory is null)
            return null;
        return ScriptOf(directory) is { } script
            ? new(directory, script)
            : throw new UsageException(
                $"{directory} has the directory .nuke and no {ScriptName}, neither in itself nor in "
                    + $"a directory of it. nuke :setup in {directory} makes one."
            );
    }

    /// <exception cref="UsageException">There is no root.</exception>
    public static BuildRoot Require() =>
        Find([])
        ?? throw new UsageException(
            $"There is no directory .nuke in {Environment.CurrentDirectory} or above it. nuke :setup makes a build."
        );

    // What NUKE keeps in the home directory is no root.
    private static string? Above(string? directory)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        while (directory is not null && (directory == home || !System.IO.Directory.Exists(Path.Combine(directory, ".nuke"))))
            directory = Path.GetDirectoryName(directory);
        return directory;
    }

    private static string? ScriptOf(string root) =>
        System.IO.Directory.Exists(root)
            ? System
                .IO.Directory.EnumerateDirectories(root)
                .Order(StringComparer.Ordinal)
                .Prepend(root)
                .Where(directory =>
                    Path.GetFileName(directory) != ".nuke"
                    && (directory == root || !System.IO.Directory.Exists(Path.Combine(directory, ".nuke")))
                )
                .Select(directory => Path.Combine(directory, ScriptName))
                .FirstOrDefault(File.Exists)
            : null;
}
