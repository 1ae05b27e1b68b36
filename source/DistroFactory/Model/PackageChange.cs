using DistroFactory.Packages;

namespace DistroFactory.Model;

/// <summary>How a package differs between two lists.</summary>
internal enum PackageChangeKind
{
    /// <summary>Only in the new list.</summary>
    Added,

    /// <summary>Only in the old list.</summary>
    Removed,

    /// <summary>In both, newer now.</summary>
    Updated,

    /// <summary>In both, older now.</summary>
    Downgraded,

    /// <summary>The same version with other content, or another build beside the same best one.</summary>
    Rebuilt,
}

/// <summary>A package that differs between two lists.</summary>
/// <param name="Kind">How.</param>
/// <param name="Old">The best build in the old list; null when added.</param>
/// <param name="New">The best build in the new list; null when removed.</param>
internal sealed record PackageChange(PackageChangeKind Kind, Nevra? Old, Nevra? New)
{
    /// <summary>The package's name.</summary>
    public string Name => (New ?? Old)!.Name;

    /// <summary>One line for a person: <c>nano 7.2-1 -> 8.0-1</c>.</summary>
    public override string ToString() =>
        Kind switch
        {
            PackageChangeKind.Added => $"{Name} {New!.Evr}",
            PackageChangeKind.Removed => $"{Name} {Old!.Evr}",
            PackageChangeKind.Rebuilt => $"{Name} {New!.Evr} (rebuilt)",
            _ => $"{Name} {Old!.Evr} -> {New!.Evr}",
        };
}
