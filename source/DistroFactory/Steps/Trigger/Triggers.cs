using DistroFactory.Connections.GitHub;
using DistroFactory.Connections.Web;

namespace DistroFactory.Steps.Trigger;

/// <summary>Makes the trigger that an address names.</summary>
internal static class Triggers
{
    /// <summary>The trigger.</summary>
    /// <param name="address">What is to be started.</param>
    /// <param name="token">
    /// What it is started with, a secret: an access token for GitHub, a trigger token for GitLab, USER:TOKEN for Jenkins.
    /// </param>
    /// <param name="client">Sends the requests.</param>
    public static ITrigger Create(TriggerAddress address, string? token, RetryingClient client) =>
        address.Kind switch
        {
            "github" => new WorkflowTrigger(address, new GitHubApi(client, null, token)),
            "gitlab" => new PipelineTrigger(address, token, client),
            _ => new JobTrigger(address, token, client),
        };
}
