using DistroFactory.Foundation;

namespace DistroFactory.Steps.Plan;

/// <summary>No sound plan can be made.</summary>
internal sealed class PlanException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
