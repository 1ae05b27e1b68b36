using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>The eighth step: signatures, hashes and packs of the prepared version are checked.</summary>
public interface IVerify : IFactory
{
    /// <summary>Reads the prepared version as a client would.</summary>
    Target Verify =>
        _ =>
            _.Description("Reads the prepared version as a client would")
                .DependsOn<IPrepare>()
                .OnlyForRelease(this)
                .Executes(() => Run(session => session.VerifyAsync()));
}
