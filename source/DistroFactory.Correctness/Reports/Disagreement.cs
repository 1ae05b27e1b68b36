namespace DistroFactory.Correctness.Reports;

/// <summary>Something that manifests say and packages do not, or the other way round.</summary>
/// <param name="Bundle">The bundle.</param>
/// <param name="Path">The file; empty when it is about the whole bundle.</param>
/// <param name="Package">The package that has the file; null when none has.</param>
/// <param name="What">What each of the two says.</param>
public sealed record Disagreement(string Bundle, string Path, string? Package, string What)
{
    /// <summary>One line for a person.</summary>
    public override string ToString() =>
        $"bundle {Bundle}{(Path.Length == 0 ? "" : $", {Path}")}{(Package is null ? "" : $" of package {Package}")}: {What}";
}
