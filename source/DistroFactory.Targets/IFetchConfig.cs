using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>The first step: the configuration comes into the work area.</summary>
public interface IFetchConfig : IFactory
{
    /// <summary>Fetches the config repository and checks distro.yaml.</summary>
    Target FetchConfig =>
        _ =>
            _.Description("Fetches the config repository and checks distro.yaml")
                .Requires(() => Config)
                .Executes(() =>
                    Run(session =>
                        session.FetchConfigAsync(
                            new(
                                [.. ScheduledTargets.Select(target => target.Name)],
                                PublishesEverywhere: InvokedTargets.Any(target => target.Name == nameof(IPublish.Publish))
                            )
                        )
                    )
                );
}
