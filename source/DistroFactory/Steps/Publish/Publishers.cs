using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.GitHub;
using DistroFactory.Connections.Web;

namespace DistroFactory.Steps.Publish;

/// <summary>Opens the places that the configuration names.</summary>
/// <param name="commands">Runs commands.</param>
/// <param name="client">Sends requests.</param>
/// <param name="gitHubToken">Access to GitHub; null: none.</param>
internal sealed class Publishers(CommandRunner commands, RetryingClient client, string? gitHubToken)
{
    public IPublisher Open(PublishTarget target) =>
        target switch
        {
            FolderTarget folder => new FolderPublisher(folder.Path),
            RsyncTarget rsync => new RsyncPublisher(rsync, commands),
            GitHubTarget github => new GitHubPublisher(github, new GitHubApi(client, github.Api, gitHubToken)),
            _ => throw new ArgumentOutOfRangeException(nameof(target), target, "no publisher knows it"),
        };
}
