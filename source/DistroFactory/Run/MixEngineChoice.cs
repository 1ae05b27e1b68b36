using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.MixerTool;
using DistroFactory.State;

namespace DistroFactory.Run;

/// <summary>Who mixes for a configuration.</summary>
internal static class MixEngineChoice
{
    /// <summary>Whether the mixer command does: when it is asked for, or when it is installed and its workspace is there.</summary>
    public static bool IsMixer(DistroConfiguration configuration, FactoryDirectory directory) =>
        configuration.Mix.Engine switch
        {
            MixEngine.Mixer => true,
            MixEngine.Auto => WorkspaceOf(configuration, directory).IsInitialised && CommandPath.Find(MixerCalls.UsualProgram) is not null,
            _ => false,
        };

    /// <summary>The folder that the mixer command works in.</summary>
    public static MixerWorkspace WorkspaceOf(DistroConfiguration configuration, FactoryDirectory directory) =>
        new(configuration.Mix.Mixer.Workspace ?? Path.Combine(directory.State, "mixer"));
}
