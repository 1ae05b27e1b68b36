using Nuke.Embedded.Foundation;

namespace Nuke.Common.CI;

/// <summary>Files that a run leaves for a CI server below <c>.nuke/temp</c>; the generated pipelines name them.</summary>
internal static class CiFile
{
    public const string Dotenv = "outputs.env";
    public const string Properties = "outputs.properties";
    public const string CodeQuality = "code-quality.json";
    public const string Annotations = "annotations.json";
    public const string Description = "description.txt";
    public const string Summary = "summary.md";

    /// <summary>The path relative to the root, as a pipeline names it.</summary>
    public static string Relative(string name) => $".nuke/temp/{name}";

    /// <summary>Writes a file in one move.</summary>
    public static void Write(string root, string name, string text)
    {
        var file = Path.Combine(root, ".nuke", "temp", name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        BuildFile.WriteWhole(file, text);
    }
}
