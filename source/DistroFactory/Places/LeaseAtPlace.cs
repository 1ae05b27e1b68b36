using DistroFactory.Foundation;

namespace DistroFactory.Places;

/// <summary>Lays a lease at a place and takes it away, whatever is done there meanwhile.</summary>
/// <param name="place">The place.</param>
/// <param name="factory">The factory directory with its namespace.</param>
/// <param name="clock">The time that leases are measured by.</param>
internal sealed class LeaseAtPlace(IPlace place, string factory, TimeProvider clock)
{
    /// <summary>Lays one.</summary>
    /// <param name="there">The lease that lies there; null: none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PublishException">Another publication is at work there.</exception>
    public async Task<PlaceLease> LayAsync(PlaceLease? there, CancellationToken cancellation)
    {
        var mine = PlaceLease.Begin(factory, clock.GetUtcNow());
        if (there is not null && there.Binds(mine, clock.GetUtcNow()))
            throw there.Refusal(place.Name);
        await place.LeaseAsync(mine, there, cancellation);
        return mine;
    }

    /// <summary>Makes sure that it is the one that lies there.</summary>
    /// <exception cref="PublishException">It is not.</exception>
    public void Confirm(PlaceLease mine, PlaceLease? there)
    {
        if (there?.Token == mine.Token)
            return;
        throw there?.Refusal(place.Name)
            ?? new PublishException(
                $"Publishing to {place.Name}",
                $"its {PlaceLease.FileName} was taken away while this publication was at work",
                "Find out who else publishes there, and run the target Publish again."
            );
    }

    /// <summary>Does something under a lease that was laid, and takes the lease away.</summary>
    /// <param name="mine">The lease.</param>
    /// <param name="work">What is done.</param>
    /// <param name="log">Told when the lease stays there.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<T> HoldAsync<T>(PlaceLease mine, Func<Task<T>> work, RunLog log, CancellationToken cancellation)
    {
        try
        {
            var outcome = await work();
            await place.EndLeaseAsync(cancellation);
            return outcome;
        }
        catch
        {
            await TryEndAsync(mine, log);
            throw;
        }
    }

    // What went wrong matters more than a lease that stays: the next run of this factory takes it over. That of another publisher stays.
    private async Task TryEndAsync(PlaceLease mine, RunLog log)
    {
        try
        {
            if ((await place.ReadLeaseAsync(CancellationToken.None))?.Token == mine.Token)
                await place.EndLeaseAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is FactoryException or IOException or UnauthorizedAccessException)
        {
            log.WriteLine($"{PlaceLease.FileName} stays at {place.Name}: {error.Message}");
        }
    }
}
