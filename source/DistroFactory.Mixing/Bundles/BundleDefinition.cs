using System.Collections.Immutable;

namespace DistroFactory.Mixing.Bundles;

/// <summary>A bundle as its definition file says it (mixing specification, "Bundle definitions").</summary>
public sealed record BundleDefinition
{
    /// <summary>The name: that of the file.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is defined.</summary>
    public required string File { get; init; }

    /// <summary>What people and the MoM are told of it.</summary>
    public BundleHeader Header { get; init; } = new();

    /// <summary><c>include(B)</c>: bundles that are installed with it.</summary>
    public ImmutableArray<string> Includes { get; init; } = [];

    /// <summary><c>also-add(B)</c>: bundles that are installed with it unless the user says no; none that is included too.</summary>
    public ImmutableArray<string> AlsoAdds { get; init; } = [];

    /// <summary><c>content(/dir)</c>: directories merged into the tree.</summary>
    public ImmutableArray<string> Contents { get; init; } = [];

    /// <summary><c>un-export(/path)</c>: programs without the export flag.</summary>
    public ImmutableArray<string> UnExports { get; init; } = [];

    /// <summary>Its own packages, by name.</summary>
    public ImmutableArray<string> Packages { get; init; } = [];

    /// <summary>
    /// Whether nobody defines it any more: the version before has it, so it stays in the format, and all its files are deleted.
    /// </summary>
    public bool IsGone { get; init; }

    /// <summary>The line of each directive and package, from 1, as it is written there: <c>include(B)</c>, <c>bash</c>.</summary>
    public ImmutableDictionary<string, int> Lines { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The line of a directive or package for an error; 0, the whole file, when it is not known.</summary>
    public int LineOf(string directive) => Lines.GetValueOrDefault(directive);
}
