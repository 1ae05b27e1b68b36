namespace DistroFactory.Configuration.Shell;

/// <summary>
/// The folder that scripts of a config repository find themselves in, laid out as the original pipelines were: the config repository is
/// <c>config</c>, <c>SCRIPT_DIR</c> is <c>build</c>, and what scripts read for its functions is there by its name.
/// </summary>
/// <param name="Path">An absolute path.</param>
internal sealed record ScriptPlace(string Path)
{
    private const string Functions = "common.sh";

    private static readonly string[] s_otherNames = ["globals.sh", "logging.sh", "variables.sh"];

    /// <summary>Value of <c>SCRIPT_DIR</c>.</summary>
    public string ScriptDirectory => System.IO.Path.Combine(Path, "build");

    /// <summary>Where the config repository seems to be.</summary>
    public string Config => System.IO.Path.Combine(Path, "config");

    /// <summary>Makes the folder, in the place of what is there.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="config">The config folder, an absolute path.</param>
    public static ScriptPlace Make(string path, string config)
    {
        var place = new ScriptPlace(path);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(place.ScriptDirectory);
        Directory.CreateSymbolicLink(place.Config, config);
        using (var functions = typeof(ScriptPlace).Assembly.GetManifestResourceStream(Functions)!)
        using (var file = File.Create(System.IO.Path.Combine(path, Functions)))
            functions.CopyTo(file);
        foreach (var name in s_otherNames)
            File.CreateSymbolicLink(System.IO.Path.Combine(path, name), Functions);
        // Commands of a configuration run in the config folder, so its files are here, too.
        foreach (var entry in new DirectoryInfo(config).EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith('.')))
        {
            var link = System.IO.Path.Combine(path, entry.Name);
            if (!System.IO.Path.Exists(link))
                File.CreateSymbolicLink(link, System.IO.Path.Combine("config", entry.Name));
        }

        return place;
    }

    /// <summary>A value that a script made of the places here, in terms of the config folder.</summary>
    public string Translate(string value, string config) =>
        value
            .Replace($"{ScriptDirectory}/../", $"{Path}/", StringComparison.Ordinal)
            .Replace(Config, config, StringComparison.Ordinal)
            .Replace(Path, config, StringComparison.Ordinal);
}
