using System.Collections.Immutable;

namespace DistroFactory.Configuration.Needs;

/// <summary>What a configuration needs of whatever runs the factory; found without a value of any variable.</summary>
internal sealed record ConfigurationNeeds
{
    /// <summary>The environment variables that it names, in order of their names.</summary>
    public ImmutableArray<NamedVariable> Variables { get; init; } = [];

    /// <summary>Whether it publishes somewhere only when the target Publish is asked for.</summary>
    public bool PublishesOnRequest { get; init; }

    /// <summary>Whether it publishes to releases of GitHub.</summary>
    public bool PublishesToGitHub { get; init; }

    /// <summary>Whether it takes packages from releases of GitHub.</summary>
    public bool ReadsFromGitHub { get; init; }

    /// <summary>Whether it signs with a token whose PIN no file has.</summary>
    public bool AsksForPin { get; init; }

    /// <summary>Whether it has a Koji site that follows the upstream.</summary>
    public bool HasKojiSite { get; init; }
}
