namespace DistroFactory.UpdateStream.Verification.Findings;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Clients get along with it, but it is not as it should be.</summary>
    Warning,

    /// <summary>Some client fails, or is silently left behind.</summary>
    Error,
}

/// <summary>Something that is wrong with a stream.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Rule">The rule it breaks, e.g. <c>two-hashes</c>; stable, so that tools may rely on it.</param>
/// <param name="Bundle">The bundle; empty when it concerns the version as a whole.</param>
/// <param name="Path">The path in the distribution, or the file of the stream below <c>update/</c>.</param>
/// <param name="Text">What is wrong, as a sentence.</param>
public sealed record Finding(Severity Severity, string Rule, string Bundle, string Path, string Text)
{
    /// <summary>An error.</summary>
    public static Finding Error(string rule, string bundle, string path, string text) => new(Severity.Error, rule, bundle, path, text);

    /// <summary>A warning.</summary>
    public static Finding Warning(string rule, string bundle, string path, string text) => new(Severity.Warning, rule, bundle, path, text);

    /// <summary>Rule, place and sentence, for where the level is said otherwise.</summary>
    public string Describe() => $"{Rule}: {(Bundle.Length == 0 ? "" : $"bundle {Bundle}: ")}{Path}: {Text}";

    /// <inheritdoc/>
    public override string ToString() => $"{(Severity == Severity.Error ? "error" : "warning")} {Describe()}";
}
