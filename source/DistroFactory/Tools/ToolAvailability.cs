using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;
using DistroFactory.MixerTool;
using DistroFactory.Run;

namespace DistroFactory.Tools;

/// <summary>Whether this machine has the tools that a run is going to need, and such as will do.</summary>
internal static class ToolAvailability
{
    /// <summary>Lets a run through whose tools are there, and not too old.</summary>
    /// <exception cref="FactoryException">Some are missing, mixer is too old, or clients would not read its deltas.</exception>
    public static async Task RefuseMissingAsync(Workplace workplace, RunSteps steps, CancellationToken cancellation)
    {
        var configuration = workplace.Configuration;
        ToolCheck.RefuseMissing(workplace.Directory.Namespace, new ToolNeeds(configuration, workplace.UsesMixer, steps).All());
        if (!workplace.UsesMixer || !steps.Make("Mix"))
            return;
        var runner = new CommandRunner();
        await new MixerCalls(workplace.MixerWorkspace, [], workplace.ToolVariables, runner).RefuseOlderAsync(
            configuration.Mix.Mixer.MinimumVersion,
            cancellation
        );
        if (configuration.Mix.Deltas is not { Versions: 0, FromFormatStart: false })
            await new DeltaProgram(runner).RefuseForeignAsync(cancellation);
    }
}
