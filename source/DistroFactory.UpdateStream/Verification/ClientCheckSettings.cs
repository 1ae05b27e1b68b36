namespace DistroFactory.UpdateStream.Verification;

/// <summary>What is tried with a simulated client besides installing the version.</summary>
/// <param name="UpdatesFrom">From how many versions before it, of the same format, machines are updated to it.</param>
/// <param name="FromFormatStart">Whether also from the first version of the format.</param>
public sealed record ClientCheckSettings(int UpdatesFrom = 10, bool FromFormatStart = true);
