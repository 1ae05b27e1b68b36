using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>The last step: the commit a release was made of is marked.</summary>
public interface ITag : IFactory
{
    /// <summary>Tags the config repository, and a bundles repository of its own, with the version.</summary>
    Target Tag =>
        _ =>
            _.Description("Tags the config repository and the bundles repository with the version")
                .DependsOn<IStage>()
                .TryAfter<IPublish>()
                .WhenSkipped(DependencyBehavior.Execute)
                .AsStep(this)
                .OnlyWhenDynamic(() => Session.TagsAreNeeded, "tags are missing")
                .Executes(() => Run(session => session.TagAsync()));
}
