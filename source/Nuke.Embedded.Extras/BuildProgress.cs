namespace Nuke.Embedded;

/// <summary>Tells whoever watches the run how far the running target is.</summary>
public static class BuildProgress
{
    /// <summary>May be called often and from any thread that works for the target.</summary>
    /// <param name="phase">What is being done or counted, such as <c>packages</c>.</param>
    /// <param name="done">How many are done.</param>
    /// <param name="total">How many there are; 0 when that is not known.</param>
    public static void Report(string phase, long done = 0, long total = 0) =>
        RunServices.Current?.Report(phase, done, total, inBytes: false);

    /// <summary>The same of what is counted in bytes: people are told kB, MB and GB, and how many of them a second.</summary>
    /// <param name="phase">What is being done, such as <c>compression</c>.</param>
    /// <param name="done">How many bytes are done.</param>
    /// <param name="total">How many there are; 0 when that is not known.</param>
    public static void ReportBytes(string phase, long done, long total = 0) =>
        RunServices.Current?.Report(phase, done, total, inBytes: true);
}
