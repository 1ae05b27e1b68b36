namespace DistroFactory.UpdateStream.Verification;

/// <summary>A stream that clients would fail on.</summary>
/// <param name="result">What was found.</param>
public sealed class UnsoundStreamException(VerificationResult result)
    : UpdateStreamException($"Verifying version {result.Version}", Describe(result), Counsel(result))
{
    private const int Shown = 20;

    /// <summary>What was found.</summary>
    public VerificationResult Result => result;

    // To mix again makes the files of this version anew, never those of versions that are public.
    private static string Counsel(VerificationResult result)
    {
        var older = result.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Path.Split('/'))
            .Where(path => path.Length > 1 && uint.TryParse(path[0], out var version) && version < result.Version.Value).Select(path => path[0]).Distinct().ToList();
        return older.Count == 0
            ? "Clients are still served the version before. Mix the version again; if that does not help, the rule's name leads to its reason."
            : $"Clients are still served the version before. Files of {string.Join(", ", older)} were changed after their release: restore them in the stage from where it is published, or from a backup.";
    }

    private static string Describe(VerificationResult result)
    {
        var errors = result.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
        var lines = errors.Take(Shown).Select(finding => "\n  " + finding);
        var rest = errors.Count > Shown ? $"\n  … and {errors.Count - Shown} more" : "";
        return $"{errors.Count} {(errors.Count == 1 ? "error" : "errors")}{string.Concat(lines)}{rest}";
    }
}
