namespace DistroFactory.Run;

/// <summary>How far a step is.</summary>
/// <param name="Phase">What it does, such as <c>compression</c>.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">How much there is to do; 0 when that is not known.</param>
/// <param name="InBytes">Whether both are bytes.</param>
public sealed record StepProgress(string Phase, long Done, long Total, bool InBytes = false);
