using DistroFactory.Foundation;

namespace DistroFactory.State;

/// <summary>Another run holds the lock of the namespace.</summary>
internal sealed class LockedException(string @namespace, LockOwner? owner)
    : FactoryException(
        $"Locking the namespace {@namespace}",
        $"another run holds it{(owner is null ? "" : $": {owner}")}",
        "Wait for it to end, or use another --factory-dir or namespace."
    )
{
    /// <summary>Who holds it; null when that run has not said so yet.</summary>
    public LockOwner? Owner { get; } = owner;

    /// <inheritdoc/>
    public override FactoryExitCode ExitCode => FactoryExitCode.Locked;
}
