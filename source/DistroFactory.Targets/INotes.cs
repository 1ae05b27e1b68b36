using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>The tenth step: what is to be told of the version.</summary>
public interface INotes : IFactory
{
    /// <summary>Writes release notes and the licence list.</summary>
    Target Notes =>
        _ =>
            _.Description("Writes release notes and the licence list")
                .DependsOn<IQa>()
                .OnlyForRelease(this)
                .Executes(() => Run(session => session.WriteNotesAsync()));
}
