using DistroFactory.Configuration;
using DistroFactory.Connections.GitHub;
using DistroFactory.Connections.Web;
using DistroFactory.Places;
using DistroFactory.Run;

namespace DistroFactory.Steps.Publish;

/// <summary>Opens the places that the configuration names.</summary>
/// <param name="workplace">The namespace.</param>
/// <param name="trust">What is ours.</param>
/// <param name="rootCertificatePem">The certificate that clients pin.</param>
internal sealed class Publishers(Workplace workplace, PlaceTrust trust, string rootCertificatePem)
{
    /// <summary>Opens one.</summary>
    public IPublisher Open(PublishTarget target) =>
        target is GitHubTarget github
            ? new GitHubPublisher(
                github,
                new GitHubApi(RetryingClient.Create(workplace.Log.WriteLine, workplace.Proxy), github.Api, workplace.Options.GitHubToken)
            )
            : new StreamPublisher(
                StreamPlaces.Open(workplace, target, workplace.Directory.Places)
                    ?? throw new ArgumentOutOfRangeException(nameof(target), target, "no publisher knows it"),
                workplace,
                trust,
                rootCertificatePem
            );
}
