namespace Nuke.Embedded;

/// <summary>Tells whoever watches the run how far the running target is.</summary>
public static class BuildProgress
{
    /// <summary>May be called often and from any thread that works for the target.</summary>
    /// <param name="phase">What is being done, such as <c>compression</c>.</param>
    /// <param name="done">How much of it is done, in any unit.</param>
    /// <param name="total">How much there is to do, in the same unit; 0 when that is not known.</param>
    public static void Report(string phase, long done = 0, long total = 0) => RunServices.Current?.Report(phase, done, total);
}
