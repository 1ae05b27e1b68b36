using DistroFactory.Foundation;

namespace DistroFactory.Correctness.Reports;

/// <summary>The manifests of a version do not say what its packages say.</summary>
/// <param name="report">What was found.</param>
public sealed class UnsoundManifestsException(CorrectnessReport report)
    : FactoryException(
        $"Checking the manifests of version {report.To}",
        $"they do not say what the packages say:\n  {Describe(report)}",
        "Do not publish this version. If packages or definitions were changed while it "
            + "was mixed, mix again; otherwise the mixer is at fault."
    )
{
    private const int Shown = 10;

    /// <summary>What was found.</summary>
    public CorrectnessReport Report => report;

    private static string Describe(CorrectnessReport report)
    {
        var more = report.Disagreements.Length > Shown ? $"\n  … and {report.Disagreements.Length - Shown} more" : "";
        return string.Join("\n  ", report.Disagreements.Take(Shown)) + more;
    }
}
