namespace DistroFactory.UpdateStream.Verification;

/// <summary>Counts what a phase has done, on any thread, and tells whoever watches.</summary>
internal sealed class PhaseCounter(IProgress<VerificationProgress>? progress, string phase, long total)
{
    private long _done;

    public void One() => progress?.Report(new(phase, Interlocked.Increment(ref _done), total));
}
