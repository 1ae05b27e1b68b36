namespace Nuke.Embedded;

/// <summary>The cancellation of the running target. A component passes the token to what it calls.</summary>
public static class RunCancellation
{
    /// <summary>
    /// Cancelled when the run is interrupted or the target's time is up. Assured targets that run after an interruption see one that is
    /// not.
    /// </summary>
    public static CancellationToken Token => RunServices.Current?.Cancellation ?? CancellationToken.None;
}
