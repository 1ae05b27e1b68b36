namespace DistroFactory.Histories.Tests.Distributions;

/// <summary>A bundle definition.</summary>
/// <param name="Name">Its name.</param>
internal sealed record Bundle(string Name)
{
    public ImmutableSortedSet<string> Packages { get; init; } = [];

    public ImmutableSortedSet<string> Includes { get; init; } = [];

    public ImmutableSortedSet<string> AlsoAdds { get; init; } = [];

    public ImmutableSortedSet<string> UnExports { get; init; } = [];

    public bool IsExperimental { get; init; }

    /// <summary>Takes out a bundle that is no more.</summary>
    public Bundle WithoutBundle(string name) => this with { Includes = Includes.Remove(name), AlsoAdds = AlsoAdds.Remove(name) };
}
