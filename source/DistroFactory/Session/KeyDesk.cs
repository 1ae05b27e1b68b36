using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.State;

namespace DistroFactory.Session;

/// <summary>Shows the keys of a distribution, or changes them as asked.</summary>
internal static class KeyDesk
{
    /// <summary>Does it.</summary>
    /// <param name="workplace">Whose keys they are.</param>
    /// <param name="request">What is to be done.</param>
    /// <param name="acquire">Takes the lock of the namespace: no release may run while keys change.</param>
    /// <returns>What there is to say, one fact a line.</returns>
    public static IReadOnlyList<string> Serve(Workplace workplace, KeyRequest request, Action<FactoryDirectory> acquire)
    {
        if (!request.Changes)
            return new KeyReport(workplace, TimeProvider.System).Lines();
        acquire(workplace.Directory);
        return new KeyChanges(workplace).Make(request);
    }
}
