using DistroFactory.Foundation;

namespace DistroFactory.Steps.Trigger;

/// <summary>Starts a release in CI. A boundary: a GitHub workflow, a GitLab pipeline, a Jenkins job.</summary>
internal interface ITrigger
{
    /// <summary>What messages call it.</summary>
    string Name { get; }

    /// <summary>Starts it.</summary>
    /// <returns>Where it can be looked at; null when the server does not say.</returns>
    /// <exception cref="FactoryException">The server cannot be reached, or refuses.</exception>
    Task<string?> FireAsync(CancellationToken cancellation = default);
}
