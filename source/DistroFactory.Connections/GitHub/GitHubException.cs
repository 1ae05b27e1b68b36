using DistroFactory.Foundation;

namespace DistroFactory.Connections.GitHub;

/// <summary>GitHub says no. A GitHub that cannot be reached is a <see cref="Web.NetworkException"/>.</summary>
public sealed class GitHubException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
