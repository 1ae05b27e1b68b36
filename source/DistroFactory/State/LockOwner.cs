namespace DistroFactory.State;

/// <summary>Who holds, or held, the lock of a namespace.</summary>
/// <param name="ProcessId">Process id on its host.</param>
/// <param name="Host">Name of the host.</param>
/// <param name="Started">When the run began.</param>
/// <param name="Command">What was run.</param>
internal sealed record LockOwner(int ProcessId, string Host, DateTimeOffset Started, string Command)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"'{Command}', process {ProcessId} on {Host}, running since {Started.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC";
}
