using DistroFactory.Foundation;
using DistroFactory.Model;

namespace DistroFactory.Steps.Plan;

/// <summary>The clock of this machine: certificates are valid by it, and versions are dated by it.</summary>
internal static class ReleaseClock
{
    // What clocks of two machines may differ by.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromHours(1);

    /// <summary>Refuses a clock that says it is before the latest release.</summary>
    /// <param name="latest">The latest release; null: there is none.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="FactoryException">It does.</exception>
    public static void RefuseBackwards(ReleaseRecord? latest, TimeProvider clock)
    {
        if (latest is null || latest.Timestamp <= clock.GetUtcNow() + s_tolerance)
            return;
        throw new FactoryException(
            $"Planning what follows release {latest.Version}",
            $"that was made on {latest.Timestamp.UtcDateTime:u}, and the clock of this machine says {clock.GetUtcNow().UtcDateTime:u}",
            "Set the clock. If it is right, and the release was dated into the future by SOURCE_DATE_EPOCH, wait until then."
        );
    }
}
