using DistroFactory.Reports;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.Tools;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Steps.Prepare;

/// <summary>Lays what was mixed into the stage, where nothing leads to it yet.</summary>
internal sealed class PrepareStep(Workplace workplace, ISigner signer)
{
    /// <summary>Lays the planned version.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.LoadPlan();
        var content = workplace.Records.Load(ReleaseRecords.Content);
        var mix = workplace.Records.Load(ReleaseRecords.Mix);
        var release = ReleaseDescription.Of(workplace);
        var validation = workplace.Records.Find(ReleaseRecords.Validation);
        var environment = BuildEnvironment.Describe(
            release,
            workplace.Source,
            workplace.BundleSource,
            RunningFactory.Describe(workplace.Options.FactorySource),
            await BuildTools.AskAsync(workplace, cancellation)
        );
        StagePreparation.Lay(
            workplace.Stage,
            new(
                release,
                ReleaseHistory.Read(workplace.Stage, plan.Previous, workplace.Options.Force),
                content,
                mix.OutputDirectory,
                RepositoryFolders.Bundles(workplace, workplace.BundleDirectory),
                workplace.Configuration.Bundles.PathInRepository,
                workplace.Configuration.Images is { } images ? RepositoryFolders.Templates(workplace, images.Templates) : null,
                signer.RootCertificatePem,
                environment
            )
            {
                Correctness = validation?.Reports ?? [],
                MixerReports = validation?.OfMixer ?? [],
                Images = workplace.Records.Find(ReleaseRecords.Images),
                TableWidth = workplace.Configuration.Mix.Mixer.TableWidth,
            }
        );
        await workplace.StageAccess.OpenAsync(release.Version, [.. release.Mixes.Select(mix => mix.Version)], cancellation);
        workplace.Log.WriteLine($"Release {release.Version} lies in {workplace.Stage.Root}; nothing leads to it before it is verified.");
    }
}
