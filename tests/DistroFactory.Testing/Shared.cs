namespace DistroFactory.Testing;

/// <summary>Where the tests find what they share.</summary>
public static class Shared
{
    /// <summary>The root of this repository.</summary>
    public static string Repository { get; } = FindUp("DistroFactory.sln");

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
