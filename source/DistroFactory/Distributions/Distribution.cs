namespace DistroFactory.Distributions;

/// <summary>One of several distributions that a factory makes.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Config">Where its configuration is, as <c>--config</c> names it.</param>
internal sealed record Distribution(string Namespace, string Config);
