namespace DistroFactory.Connections.Commands;

/// <summary>Where commands lie.</summary>
public static class CommandPath
{
    /// <summary>The file that a name stands for in PATH; null when there is none.</summary>
    /// <param name="program">The name.</param>
    /// <param name="more">Folders to look in after those of PATH.</param>
    public static string? Find(string program, params IEnumerable<string> more) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Concat(more)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
