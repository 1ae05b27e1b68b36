using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>The second step: what the release will be.</summary>
public interface IInitialize : IFactory
{
    /// <summary>Takes the lock, plans the release, makes a signing key on first use.</summary>
    Target Initialize =>
        _ =>
            _.Description("Takes the lock, plans the release, makes a signing key on first use")
                .DependsOn<IFetchConfig>()
                .AsStep(this)
                .Executes(() => Run(session => session.InitializeAsync()));
}
