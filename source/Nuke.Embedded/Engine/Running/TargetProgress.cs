namespace Nuke.Embedded.Running;

/// <summary>How far a target is.</summary>
/// <param name="Phase">What it does.</param>
/// <param name="Done">How much of that is done.</param>
/// <param name="Total">How much there is to do; 0 when that is not known.</param>
internal sealed record TargetProgress(string Phase, long Done, long Total)
{
    /// <summary><c>compression 1200 of 4200 (28 %)</c>.</summary>
    public override string ToString() => Total > 0 ? $"{Phase} {Done} of {Total} ({100 * Math.Min(Done, Total) / Total} %)" : Done > 0 ? $"{Phase} {Done}" : Phase;
}
