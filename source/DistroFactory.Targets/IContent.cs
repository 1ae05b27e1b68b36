using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>The third step: the packages come onto this machine.</summary>
public interface IContent : IFactory
{
    /// <summary>Fetches and verifies the packages.</summary>
    Target Content =>
        _ =>
            _.Description("Fetches and verifies the packages")
                .DependsOn<IInitialize>()
                .OnlyForRelease(this)
                .Executes(() => Run(session => session.FetchContentAsync()));
}
