using System.Collections.Immutable;
using DistroFactory.Correctness.Reports;

namespace DistroFactory.Validating;

/// <summary>That the manifests of every version of the release say what the packages say.</summary>
/// <param name="Reports">One for each version, compared with the one before it.</param>
public sealed record ValidationRecord(ImmutableArray<CorrectnessReport> Reports);
