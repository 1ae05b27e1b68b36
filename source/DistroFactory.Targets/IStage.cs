using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>The twelfth step: the verified version becomes the latest.</summary>
public interface IStage : IFactory
{
    /// <summary>Switches the pointers of the stage to the verified version.</summary>
    Target Stage =>
        _ =>
            _.Description("Switches the pointers of the stage to the verified version")
                .DependsOn<IVerify>()
                .DependsOn<IQa>()
                .DependsOn<INotes>()
                .DependsOn<IEvidence>()
                .OnlyForRelease(this)
                .Executes(() => Run(session => session.StageAsync(IsToCome(nameof(IPublish.Publish)), IsToCome(nameof(ITag.Tag)))));

    private bool IsToCome(string target) => ScheduledTargets.Any(scheduled => scheduled.Name == target);
}
