using System.Collections.Immutable;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Verification.Lint;

/// <summary>
/// What a client demands of the manifests of a version and no format can express (update-stream specification, "What the client
/// demands"). Needs nothing but manifests, so it can run before anything is staged.
/// </summary>
public static class ManifestLint
{
    private static readonly ImmutableArray<ILintRule> s_rules =
    [
        new EntryRule(),
        new HeaderRule(),
        new IncludeRule(),
        new NameRule(),
        new TwoHashesRule(),
        new DirectoryRule(),
        new RisenVersionRule(),
        new DirectoryBecameFileRule(),
        new RequiredFilesRule(),
        new GoneBundleRule(),
    ];

    /// <summary>Checks a version.</summary>
    /// <param name="current">Its manifests.</param>
    /// <param name="previous">Those of the version clients come from, if there is one.</param>
    /// <param name="parallel">On how many cores; null: all.</param>
    /// <returns>All findings, in the order of rules, bundles and paths.</returns>
    public static ImmutableArray<Finding> Check(ManifestSet current, ManifestSet? previous = null, ParallelOptions? parallel = null)
    {
        var found = new List<Finding>[s_rules.Length];
        Parallel.For(
            0,
            found.Length,
            parallel ?? new(),
            i =>
                found[i] = [
                    .. s_rules[i]
                        .Check(current, previous)
                        .OrderBy(finding => finding.Bundle, StringComparer.Ordinal)
                        .ThenBy(finding => finding.Path, StringComparer.Ordinal),
                ]
        );
        return [.. found.SelectMany(findings => findings)];
    }
}
