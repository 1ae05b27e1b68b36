namespace Nuke.Embedded;

/// <summary>The cancellation of the running target. A component passes the token to what it calls; real NUKE has no such thing.</summary>
public static class RunCancellation
{
    /// <summary>Cancelled when the run is interrupted. Assured targets that run after an interruption see one that is not.</summary>
    public static CancellationToken Token => BuildRun.Current.Cancellation;
}
