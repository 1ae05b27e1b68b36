using DistroFactory.Foundation;

namespace DistroFactory.Steps.Simulate;

/// <summary>A simulated client does not get where it should.</summary>
internal sealed class SimulationException(
    string what,
    string why,
    string? advice = null,
    FactoryExitCode exitCode = FactoryExitCode.Failed,
    Exception? inner = null
) : FactoryException(what, why, advice, inner)
{
    /// <inheritdoc/>
    public override FactoryExitCode ExitCode => exitCode;
}
