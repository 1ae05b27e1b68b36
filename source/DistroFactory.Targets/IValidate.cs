using Nuke.Common;
using Nuke.Embedded;

namespace DistroFactory.Targets;

/// <summary>The fifth step: the manifests are held against the packages. With --from or --to it looks at the stage instead.</summary>
public interface IValidate : IVersionRange
{
    /// <summary>Checks that the manifests say what the packages say.</summary>
    Target Validate =>
        _ =>
            After(_)
                .Description("Checks that the manifests say what the packages say; with --from or --to those of the stage")
                .Executes(() => Run(session => LooksAtStage ? session.ValidateStageAsync(From, ToVersion) : session.ValidateAsync()));

    private bool LooksAtStage => (From is not null || To is not null) && !IsRollback;

    // What was invoked is not known yet when targets are defined; a rollback has a --to of its own.
    private static bool IsRollback =>
        Environment.GetCommandLineArgs().Contains(nameof(IRollback.Rollback), StringComparer.OrdinalIgnoreCase);

    // A look at the stage needs no mix.
    private ITargetDefinition After(ITargetDefinition target) =>
        LooksAtStage ? target.Requires(() => Config).Requires(() => IsAlone) : target.DependsOn<IMix>().OnlyForRelease(this);

    private bool IsAlone =>
        ScheduledTargets.FirstOrDefault(target => target.Name is nameof(IImages.Images) or nameof(INotes.Notes) or nameof(IStage.Stage))
            is { } step
            ? throw new RequirementException(
                $"--from and --to have Validate look at the stage, but {step.Name} needs it to look at what was "
                    + "mixed.\n  Leave them out of the command, or name the target Validate alone."
            )
            : true;
}
