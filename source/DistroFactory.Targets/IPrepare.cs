using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>The seventh step: everything of the version lies in the stage, and no pointer leads to it.</summary>
public interface IPrepare : IFactory
{
    /// <summary>Lays the version into the stage, where nothing leads to it yet.</summary>
    Target Prepare =>
        _ =>
            _.Description("Lays the version into the stage, where nothing leads to it yet")
                .DependsOn<IImages>()
                .OnlyForRelease(this)
                .Executes(() => Run(session => session.PrepareAsync()));
}
