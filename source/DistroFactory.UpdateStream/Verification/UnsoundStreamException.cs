using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>A stream that clients would fail on.</summary>
/// <param name="result">What was found.</param>
public sealed class UnsoundStreamException(VerificationResult result)
    : UpdateStreamException($"Verifying version {result.Version}", Describe(result), Counsel(result))
{
    private const int Shown = 20;

    /// <summary>What was found.</summary>
    public VerificationResult Result => result;

    // A mix makes the files of its own version, never those of versions that are public.
    private static string Counsel(VerificationResult result)
    {
        var older = result
            .Findings.Where(finding => finding.Severity == Severity.Error && OlderVersion(finding, result) is not null)
            .ToList();
        var restore =
            older.Count == 0
                ? ""
                : $"\n  Files of {string.Join(", ", older.Select(finding => OlderVersion(finding, result)).Distinct())} were "
                    + "changed after their release: restore them in the stage from where it is published, or from a backup.";
        var remedies = Remedy.Of(result.Findings.Except(older));
        return $"Clients are still served the version before.{restore}{(remedies.Length == 0 ? "" : $"\n  {remedies}")}";
    }

    /// <summary>The earlier version whose file a finding is about; null when it is about this one.</summary>
    private static string? OlderVersion(Finding finding, VerificationResult result) =>
        finding.Path.Split('/') is { Length: > 1 } path && uint.TryParse(path[0], out var version) && version < result.Version.Value
            ? path[0]
            : null;

    private static string Describe(VerificationResult result)
    {
        var errors = result.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
        var lines = errors.Take(Shown).Select(finding => "\n  " + finding);
        var rest = errors.Count > Shown ? $"\n  … and {errors.Count - Shown} more" : "";
        return $"{errors.Count} {(errors.Count == 1 ? "error" : "errors")}{string.Concat(lines)}{rest}";
    }
}
