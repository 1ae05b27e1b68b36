using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Verification.Lint;

/// <summary>One demand of clients on the manifests of a version.</summary>
internal interface ILintRule
{
    IEnumerable<Finding> Check(ManifestSet current, ManifestSet? previous);
}
