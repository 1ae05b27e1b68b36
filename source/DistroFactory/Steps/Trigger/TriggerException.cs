using DistroFactory.Foundation;

namespace DistroFactory.Steps.Trigger;

/// <summary>What is to be started cannot be, or is not named as it must be.</summary>
internal sealed class TriggerException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner)
{
    /// <summary>The exit code of a run that ends with this error.</summary>
    public override FactoryExitCode ExitCode => FactoryExitCode.Usage;
}
