namespace DistroFactory.UpdateStream.Verification;

/// <summary>A stream that clients would fail on.</summary>
/// <param name="result">What was found.</param>
public sealed class UnsoundStreamException(VerificationResult result)
    : UpdateStreamException($"Verifying version {result.Version}", Describe(result), "Nothing was published. Mix the version again; if that does not help, the rule's name leads to its reason.")
{
    private const int Shown = 20;

    /// <summary>What was found.</summary>
    public VerificationResult Result => result;

    private static string Describe(VerificationResult result)
    {
        var errors = result.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
        var lines = errors.Take(Shown).Select(finding => "\n  " + finding);
        var rest = errors.Count > Shown ? $"\n  … and {errors.Count - Shown} more" : "";
        return $"{errors.Count} {(errors.Count == 1 ? "error" : "errors")}{string.Concat(lines)}{rest}";
    }
}
