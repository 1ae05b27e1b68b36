using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>The eleventh step: what others can verify the version by.</summary>
public interface IEvidence : IFactory
{
    /// <summary>Writes lists of components, the lock and the signed provenance.</summary>
    Target Evidence =>
        _ =>
            _.Description("Writes what the version is made of, for others to verify: SBOMs, lock file, signed provenance")
                .DependsOn<INotes>()
                .OnlyForRelease(this)
                .Executes(() => Run(session => session.WriteEvidenceAsync()));
}
