using System.Collections.Immutable;
using DistroFactory.Connections.Commands;
using DistroFactory.MixerTool;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Validate;

/// <summary>
/// Has mixer check its manifests against the packages they were made of: each version of a release and the one before it.
/// </summary>
/// <param name="workplace">Configuration and workspace.</param>
internal sealed class MixerValidation(Workplace workplace)
{
    /// <summary>The reports, in order; none for the first version of a stream.</summary>
    /// <exception cref="CommandException">Manifests and packages disagree.</exception>
    public async Task<ImmutableArray<MixerReport>> RunAsync(ReleasePlan plan, CancellationToken cancellation)
    {
        var mixer = workplace.Configuration.Mix.Mixer;
        var runner = new CommandRunner(workplace.Log.WriteLine);
        var calls = new MixerCalls(workplace.MixerWorkspace, mixer.Options, workplace.ToolVariables, runner);
        var reports = ImmutableArray.CreateBuilder<MixerReport>();
        foreach (var mix in plan.Mixes.Where(mix => mix.Previous != StreamVersion.None))
        {
            var output = await calls
                .RunAsync(
                    cancellation,
                    [
                        "build",
                        "validate",
                        "--from",
                        $"{mix.Previous}",
                        "--to",
                        $"{mix.Version}",
                        "--table-width",
                        $"{mixer.TableWidth}",
                        // The work area has the packages of this release alone; those of the one before are in the stage.
                        .. mix.Previous == plan.Previous
                            ? ImmutableArray.Create(
                                "--from-repo-url",
                                $"{MixerWorkspace.LocalRepositoryName}=file://{workplace.Stage.RepositoryOf(mix.Previous)}"
                            )
                            : [],
                    ]
                )
                .ConfigureAwait(false);
            reports.Add(new(mix.Previous, mix.Version, output.Text));
            await new RootsFiles(runner).RemoveAsync(workplace.MixerWorkspace.Validation(mix.Previous), cancellation).ConfigureAwait(false);
        }

        return reports.ToImmutable();
    }
}
