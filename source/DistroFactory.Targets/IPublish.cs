using DistroFactory.Model;
using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>The staged release reaches the machines that serve it.</summary>
public interface IPublish : IFactory
{
    /// <summary>Brings what the stage serves to the places of <c>publish:</c>, content first and pointers last.</summary>
    Target Publish =>
        _ =>
            _.Description("Brings what the stage serves to the places of publish:, content first, pointers last")
                .DependsOn<IFetchConfig>()
                .TryAfter<IStage>()
                .WhenSkipped(DependencyBehavior.Execute)
                .AsStep(this)
                .Executes(() =>
                    Run(async session =>
                        Summarize(await session.PublishAsync(InvokedTargets.Any(target => target.Name == nameof(Publish))))
                    )
                );

    private void Summarize(PublishRecord? published)
    {
        if (published is not null)
            ReportSummary(_ => new(published.Facts()));
    }
}
