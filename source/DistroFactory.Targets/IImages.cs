using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>The sixth step: images of the version, from the templates of the configuration.</summary>
public interface IImages : IFactory
{
    /// <summary>Makes the images that the configuration has templates of.</summary>
    Target Images =>
        _ =>
            _.Description("Makes the images that the configuration has templates of")
                .DependsOn<IValidate>()
                .OnlyForRelease(this)
                .Executes(() => Run(session => session.MakeImagesAsync()));
}
