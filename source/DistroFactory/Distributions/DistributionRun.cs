namespace DistroFactory.Distributions;

/// <summary>How the run of one distribution ended.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="ExitCode">Its exit code; null: it did not begin.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Log">The file of what it said.</param>
internal sealed record DistributionRun(string Namespace, int? ExitCode, TimeSpan Duration, string Log);
