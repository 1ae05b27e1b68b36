using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>The fifth step: the manifests are held against the packages. With --from or --to it looks at the stage instead.</summary>
public interface IValidate : IFactory
{
    /// <summary>The version of the stage to compare with.</summary>
    [Parameter("Validate only: the version of the stage to compare with (default: the one before --to)")]
    uint? From => TryGetValue<uint?>(() => From!);

    /// <summary>The version of the stage to check.</summary>
    [Parameter("Validate only: the version of the stage to check (default: the latest)")]
    uint? To => TryGetValue<uint?>(() => To!);

    /// <summary>Checks that the manifests say what the packages say.</summary>
    Target Validate => _ => After(_)
        .Description("Checks that the manifests say what the packages say; with --from or --to those of the stage")
        .OnlyWhenDynamic(() => LooksAtStage || ReleaseIsNeeded)
        .Executes(() => Run(session => LooksAtStage ? session.ValidateStageAsync(From, To) : session.ValidateAsync()));

    private bool LooksAtStage => From is not null || To is not null;

    // A look at the stage needs no mix.
    private ITargetDefinition After(ITargetDefinition target) => LooksAtStage ? target.Requires(() => Config) : target.DependsOn<IMix>();
}
