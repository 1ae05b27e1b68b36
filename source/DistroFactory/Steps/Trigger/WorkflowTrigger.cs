using DistroFactory.Connections.GitHub;
using DistroFactory.Foundation;
using Octokit;

namespace DistroFactory.Steps.Trigger;

/// <summary>A workflow of GitHub Actions that has <c>workflow_dispatch</c>.</summary>
/// <param name="address"><c>OWNER/REPOSITORY/WORKFLOW.yml</c>, a reference, and inputs that the workflow declares.</param>
/// <param name="api">GitHub.</param>
internal sealed class WorkflowTrigger(TriggerAddress address, GitHubApi api) : ITrigger
{
    /// <inheritdoc/>
    public string Name => $"workflow {address.Place} at {address.Reference} on GitHub";

    /// <inheritdoc/>
    /// <exception cref="FactoryException">GitHub refuses.</exception>
    public async Task<string?> FireAsync(CancellationToken cancellation = default)
    {
        if (!api.HasToken)
            throw new TriggerException(
                $"Starting {Name}",
                "GitHub starts nothing without a token",
                "Give one by --trigger-token, --github-token or GITHUB_TOKEN; it needs the right to write actions."
            );
        var place = address.Place.Split('/');
        var order = new CreateWorkflowDispatch(address.Reference)
        {
            Inputs = address.Inputs.ToDictionary(input => input.Key, object (input) => input.Value),
        };
        await api.TellOnceAsync(
                $"Starting {Name}",
                github => github.Actions.Workflows.CreateDispatch(place[0], place[1], place[2], order),
                cancellation
            )
            .ConfigureAwait(false);
        return null;
    }
}
