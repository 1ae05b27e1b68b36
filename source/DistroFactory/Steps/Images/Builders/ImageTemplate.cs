using System.Collections.Immutable;

namespace DistroFactory.Steps.Images.Builders;

/// <summary>A template of clr-installer, and the script that finishes what is made of it.</summary>
/// <param name="Name">Name of the image: that of the file, without <c>.yaml</c>.</param>
/// <param name="Path">The file.</param>
/// <param name="FinaliseScript">The first file <c>NAME-finalize.*</c> beside it; null: none.</param>
internal sealed record ImageTemplate(string Name, string Path, string? FinaliseScript)
{
    /// <summary>The templates of a folder, by name.</summary>
    public static ImmutableArray<ImageTemplate> In(string folder) => [.. Files(folder, "*.yaml").Select(path => Of(folder, path))];

    private static ImageTemplate Of(string folder, string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        return new(
            name,
            path,
            Files(folder, "*")
                .FirstOrDefault(file => System.IO.Path.GetFileName(file).StartsWith($"{name}-finalize.", StringComparison.Ordinal))
        );
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal);
}
