using DistroFactory.Model;

namespace DistroFactory.Steps.Koji;

/// <summary>What became of an external repository.</summary>
/// <param name="Repository">Its name.</param>
/// <param name="From">The upstream version it was at.</param>
/// <param name="To">The upstream version it is at now.</param>
/// <param name="Latest">The upstream's latest version.</param>
internal sealed record ExternalRepositoryChange(string Repository, UpstreamVersion From, UpstreamVersion To, UpstreamVersion Latest)
{
    /// <summary>Whether the repository of the build tag is made again.</summary>
    public bool Regenerated { get; init; }

    /// <summary>One sentence.</summary>
    public override string ToString() =>
        this switch
        {
            _ when From < To => $"External repository {Repository} now follows upstream version {To} (before: {From}).",
            _ when Regenerated => $"External repository {Repository} is at upstream version {To}; what an earlier run "
                + "left undone is done: the build repository is made again.",
            _ when To > Latest => $"Nothing to do: external repository {Repository} is at upstream version "
                + $"{To}, and upstream says that {Latest} is the latest.",
            _ => $"Nothing to do: external repository {Repository} is at upstream version {To} already.",
        };
}
