using System.Collections.Immutable;

namespace DistroFactory.Steps.Simulate;

/// <summary>What a simulated client is to do.</summary>
/// <param name="Stream">The stream: the directory that is published as <c>update/</c>, or its http(s) address.</param>
/// <param name="Certificate">File of the certificate that clients pin, PEM.</param>
/// <param name="Bundles">The bundles it has; empty: all there are.</param>
/// <param name="From">The version it has before; 0: none, it is installed afresh.</param>
/// <param name="To">The version it is to have; 0: the latest.</param>
internal sealed record SimulationOptions(string Stream, string Certificate, ImmutableArray<string> Bundles, int From = 0, int To = 0);
