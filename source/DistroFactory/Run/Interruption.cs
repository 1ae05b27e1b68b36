using System.Runtime.InteropServices;

namespace DistroFactory.Run;

/// <summary>
/// Stops the step at work when the run is interrupted (SIGINT, SIGTERM). The engine decides when the process ends; this only sees to it
/// that a long mix or download notices, whichever engine runs the build.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly List<CancellationTokenSource> _linked = [];

    /// <summary>Listens from now on.</summary>
    public Interruption() =>
        _registrations = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
        ];

    /// <summary>A token that is cancelled when the run is interrupted, or another one is.</summary>
    public CancellationToken TokenOr(CancellationToken other)
    {
        if (!other.CanBeCanceled)
            return _source.Token;
        var linked = CancellationTokenSource.CreateLinkedTokenSource(_source.Token, other);
        _linked.Add(linked);
        return linked.Token;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _linked.ForEach(linked => linked.Dispose());
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context) => _source.Cancel();
}
