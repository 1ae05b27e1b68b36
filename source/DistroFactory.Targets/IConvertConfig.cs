using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>Leaves the configuration of the original pipelines behind.</summary>
public interface IConvertConfig : IFactory
{
    /// <summary>Writes the distro.yaml that says what config.sh says.</summary>
    Target ConvertConfig =>
        _ =>
            _.Description("Writes the distro.yaml that says what config.sh says; overwrites nothing")
                .Requires(() => Config)
                .Executes(() => Run(session => session.ConvertConfigAsync()));
}
