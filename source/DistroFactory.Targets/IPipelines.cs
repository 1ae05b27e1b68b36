using DistroFactory.Configuration.Needs;
using Nuke.Embedded;

namespace DistroFactory.Targets;

/// <summary>
/// Has the generated pipelines pass what the configuration at hand names. Without <c>--config</c> they pass the parameters only.
/// </summary>
public interface IPipelines : IFactory, ICiNeeds
{
    /// <summary>The configuration has a Koji site that follows the upstream.</summary>
    const string KojiSite = "koji site";

    /// <summary>The configuration publishes somewhere only when the target Publish is asked for.</summary>
    const string PublishesOnRequest = "publishes on request";

    private const string GitHubAccess = "GITHUB_TOKEN";

    private const string Pin = "SIGNING_PIN";

    async Task<CiNeeds> ICiNeeds.FindCiNeedsAsync()
    {
        var needs = new CiNeeds();
        if (Config is not null)
            await Run(async session => needs = Needs(await session.ReadNeedsAsync()));
        return needs;
    }

    private static CiNeeds Needs(ConfigurationNeeds found)
    {
        IEnumerable<CiVariable> access =
        [
            .. found.PublishesToGitHub || found.ReadsFromGitHub ? [new(GitHubAccess, CiVariableKind.Secret)] : Array.Empty<CiVariable>(),
            .. found.AsksForPin ? [new(Pin, CiVariableKind.Secret)] : Array.Empty<CiVariable>(),
        ];
        return new()
        {
            Variables =
            [
                .. found
                    .Variables.Select(variable => new CiVariable(variable.Name, KindOf(variable)))
                    .Concat(access)
                    .DistinctBy(variable => variable.Name),
            ],
            Traits =
            [
                .. found.HasKojiSite ? [KojiSite] : Array.Empty<string>(),
                .. found.PublishesOnRequest ? [PublishesOnRequest] : Array.Empty<string>(),
            ],
            WritesContents = found.PublishesToGitHub,
        };
    }

    private static CiVariableKind KindOf(NamedVariable variable) =>
        variable.IsFile ? CiVariableKind.SecretFile
        : variable.IsSecret ? CiVariableKind.Secret
        : CiVariableKind.Text;
}
