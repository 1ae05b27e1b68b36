using DistroFactory.Commands;
using DistroFactory.Configuration;
using DistroFactory.Workspace;

namespace DistroFactory.Mixing.MixerTool;

/// <summary>Who mixes for a configuration.</summary>
public static class MixEngineChoice
{
    /// <summary>Whether the mixer command does: when it is asked for, or when it is installed and its workspace is there.</summary>
    public static bool IsMixer(DistroConfiguration configuration, FactoryDirectory directory) => configuration.Mix.Engine switch
    {
        MixEngine.Mixer => true,
        MixEngine.Auto => MixerWorkspace.Of(configuration, directory).IsInitialised && CommandPath.Find(MixerCalls.UsualProgram) is not null,
        _ => false,
    };
}
