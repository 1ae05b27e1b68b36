using DistroFactory.Foundation;

namespace DistroFactory.Steps.Qa;

/// <summary>A check refuses a release.</summary>
internal sealed class QualityException(string what, string why, string advice) : FactoryException(what, why, advice);
