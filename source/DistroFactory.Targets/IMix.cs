using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>The fourth step: packages and bundle definitions become a version.</summary>
public interface IMix : IFactory
{
    /// <summary>Mixes the next version of the update stream.</summary>
    Target Mix =>
        _ =>
            _.Description("Mixes the next version of the update stream")
                .DependsOn<IContent>()
                .OnlyForRelease(this)
                .Executes(() => Run(session => session.MixAsync()));
}
