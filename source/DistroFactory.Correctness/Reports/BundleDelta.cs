using System.Collections.Immutable;

namespace DistroFactory.Correctness.Reports;

/// <summary>How something differs between two versions.</summary>
public enum ChangeKind
{
    /// <summary>Only in the later version.</summary>
    Added,

    /// <summary>Only in the earlier version.</summary>
    Removed,

    /// <summary>In both, and different.</summary>
    Changed,
}

/// <summary>Numbers of files and links; directories are not counted.</summary>
/// <param name="Added">Only in the later version.</param>
/// <param name="Removed">Only in the earlier version.</param>
/// <param name="Changed">In both, with another hash.</param>
public sealed record FileCounts(int Added, int Removed, int Changed)
{
    /// <summary>No file.</summary>
    public static FileCounts None { get; } = new(0, 0, 0);

    /// <summary>Both together.</summary>
    public static FileCounts operator +(FileCounts one, FileCounts other) =>
        new(one.Added + other.Added, one.Removed + other.Removed, one.Changed + other.Changed);
}

/// <summary>How a package of a bundle differs, and what that did to the bundle's files.</summary>
/// <param name="Name">The package; what no package has is told of as <c>(mixer)</c> and <c>(content)</c>.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="Before">Its version before; empty when it was not there.</param>
/// <param name="Now">Its version now; empty when it is not there.</param>
/// <param name="Files">What its files did.</param>
public sealed record PackageDelta(string Name, ChangeKind Kind, string Before, string Now, FileCounts Files);

/// <summary>How a bundle differs.</summary>
/// <param name="Name">The bundle.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="SizeBefore">Bytes of its files before.</param>
/// <param name="SizeNow">Bytes of its files now.</param>
/// <param name="Files">What its files did, as the manifests say.</param>
/// <param name="Packages">The packages that differ, by name.</param>
public sealed record BundleDelta(
    string Name,
    ChangeKind Kind,
    long SizeBefore,
    long SizeNow,
    FileCounts Files,
    ImmutableArray<PackageDelta> Packages
);
