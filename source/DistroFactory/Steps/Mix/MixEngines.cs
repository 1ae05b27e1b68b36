using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.MixerTool;
using DistroFactory.Mixing;
using DistroFactory.Mixing.Assembly;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Mix;

/// <summary>Opens the engine that mixes for a configuration.</summary>
internal static class MixEngines
{
    /// <summary>The embedded mixer, or the mixer command with all it has to know.</summary>
    public static IMixer Open(Workplace workplace)
    {
        if (!workplace.UsesMixer)
            return new EmbeddedMixer();
        var configuration = workplace.Configuration;
        var runner = new CommandRunner(workplace.Log.WriteLine);
        var setup = new MixerSetup
        {
            Workspace = workplace.MixerWorkspace,
            Mixer = configuration.Mix.Mixer,
            TakesDeltaBases = workplace.LoadPlan().Fleet is not null,
            DeltaVersions = configuration.Mix.Deltas.Versions,
            HasDeltasFromFormatStart = configuration.Mix.Deltas.FromFormatStart,
            IsDownstream = configuration.Mode == DistroMode.Downstream,
            BringsUpstreamDefinitions = !configuration.Upstream.HasUsualDefinitions,
            UpstreamBundles = configuration.Upstream.Bundles,
            PackageFolder = Path.Combine(workplace.ToolRepository, PackageRepository.PackageFolder),
            RootCertificate = ReleaseSigner.FindRoots(workplace).Current,
            StagedStream = workplace.Stage.Update,
            IsFirst = workplace.LoadPlan().Previous == StreamVersion.None,
        };
        var calls = new MixerCalls(setup.Workspace, setup.Options, workplace.ToolVariables, runner);
        return new MixerCommand(setup, calls, new RootsFiles(runner), workplace.Log.WriteLine);
    }
}
