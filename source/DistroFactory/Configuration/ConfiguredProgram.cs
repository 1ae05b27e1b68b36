namespace DistroFactory.Configuration;

/// <summary>The program of a command line of a configuration.</summary>
internal static class ConfiguredProgram
{
    /// <summary>Where it is: one with a slash in its name is a file of the config folder; any other is looked for in PATH.</summary>
    /// <param name="program">Its name, as the configuration has it.</param>
    /// <param name="folder">The config folder.</param>
    public static string Locate(string program, string folder) =>
        program.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(Path.Combine(folder, program)) : program;
}
