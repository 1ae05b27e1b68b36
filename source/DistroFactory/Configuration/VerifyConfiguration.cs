namespace DistroFactory.Configuration;

/// <summary>How a release is verified before it is staged.</summary>
/// <param name="UpdatesFrom">
/// From how many previous versions of the same format a simulated client updates; null: as many as deltas are made from, at least one.
/// </param>
internal sealed record VerifyConfiguration(int? UpdatesFrom = null);
