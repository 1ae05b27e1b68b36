using DistroFactory.Correctness.Packaged;
using DistroFactory.Correctness.Published;
using DistroFactory.Correctness.Reports;

namespace DistroFactory.Correctness.Rules;

/// <summary>A bundle of a version as packages and manifests have it.</summary>
/// <param name="Packages">Every package and definition of the version.</param>
/// <param name="Packaged">What the packages say of the bundle.</param>
/// <param name="Published">What its manifest says.</param>
internal sealed record BundleView(PackagedVersion Packages, PackagedBundle Packaged, PublishedBundle Published)
{
    public string Name => Packaged.Name;

    /// <summary>
    /// The file that the bundle's packages have at a path; null for the mixer's own files and for plain parent directories.
    /// </summary>
    public PackagedFile? FileAt(string path) =>
        MixerFiles.Contains(path) ? null
        : Packages.Tree.Claims(path) is [var first, ..] ? first
        : null;

    public Disagreement Disagree(string path, string what) => new(Name, path, FileAt(path)?.Package?.ToString(), what);
}
