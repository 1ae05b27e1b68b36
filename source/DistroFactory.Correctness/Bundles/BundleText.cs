using System.Collections.Immutable;

namespace DistroFactory.Correctness.Bundles;

/// <summary>
/// What a bundle definition asks for. Read by code of its own, and leniently: the mixer's reading is part of what is checked.
/// </summary>
/// <param name="Name">The bundle.</param>
/// <param name="Packages">Its own packages, by name.</param>
/// <param name="Includes">Bundles it includes.</param>
/// <param name="AlsoAdds">Bundles that come with it unless the user says no.</param>
/// <param name="Contents">Directories it merges into the tree.</param>
/// <param name="UnExports">Programs it does not export.</param>
public sealed record BundleText(
    string Name,
    ImmutableArray<string> Packages,
    ImmutableArray<string> Includes,
    ImmutableArray<string> AlsoAdds,
    ImmutableArray<string> Contents,
    ImmutableArray<string> UnExports
)
{
    /// <summary>Reads the lines of a definition; what is not understood here was for the mixer to refuse.</summary>
    public static BundleText Parse(string name, IEnumerable<string> lines)
    {
        var arguments = lines
            .Select(line => line.Split('#')[0].Trim())
            .Where(line => line.Length > 0)
            .Select(Split)
            .ToLookup(pair => pair.Directive, pair => pair.Argument);
        return new(name, Of("package"), Of("include"), Of("also-add"), Of("content"), Of("un-export"));

        ImmutableArray<string> Of(string directive) => [.. arguments[directive].Distinct(StringComparer.Ordinal)];
    }

    private static (string Directive, string Argument) Split(string line) =>
        line.IndexOf('(', StringComparison.Ordinal) is var open and > 0 && line.EndsWith(')')
            ? (line[..open], line[(open + 1)..^1].Trim())
            : ("package", line);
}
