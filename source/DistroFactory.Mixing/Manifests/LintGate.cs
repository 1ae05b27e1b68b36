using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Verification.Lint;

namespace DistroFactory.Mixing.Manifests;

/// <summary>Lets only manifests through that clients can live with; nothing is written before.</summary>
internal static class LintGate
{
    private const int Shown = 20;

    /// <summary>The warnings.</summary>
    /// <exception cref="MixException">Some client would fail or be left behind.</exception>
    public static IEnumerable<string> Pass(
        MixRequest request,
        MixedManifests manifests,
        PreviousVersion previous,
        PathSource source,
        ParallelOptions parallel
    )
    {
        var current = new ManifestSet(
            manifests.Mom,
            manifests.Changed.Concat(manifests.Unchanged).ToDictionary(manifest => manifest.Name, StringComparer.Ordinal)
        );
        var findings = ManifestLint.Check(current, previous.AsSet(), parallel);
        var errors = findings.Where(finding => finding.Severity == Severity.Error).ToList();
        if (errors.Count == 0)
            return findings.Select(finding => finding.ToString());

        var more = errors.Count > Shown ? $"\n  … and {errors.Count - Shown} more" : "";
        throw new MixException(
            $"Checking the manifests of version {request.Version}",
            $"clients could not live with them:\n  {string.Join("\n  ", errors.Take(Shown).Select(Explain))}{more}",
            $"Nothing was written.\n  {Remedy.Of(errors)}"
        );

        string Explain(Finding finding) => source.Now(finding.Path) is { } origin ? $"{finding} (it is of {origin})" : $"{finding}";
    }
}
