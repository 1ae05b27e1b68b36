using DistroFactory.Notes;
using DistroFactory.Releasing;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Mixing;

/// <summary>Mixes the planned version into the update tree of the work area; the stage is only read.</summary>
public sealed class MixStep(Workplace workplace, IMixer mixer, ISigner signer)
{
    /// <summary>Mixes, and records what was made.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.LoadPlan();
        var content = workplace.Records.Load(ReleaseRecords.Content);
        UpdateTree.Synchronise(workplace.Stage, workplace.UpdateTree, plan.Previous);
        var timestamp = ReleaseTimestamp.Choose(Environment.GetEnvironmentVariable, TimeProvider.System);
        var request = MixRequestComposer.Compose(
            plan, workplace.Configuration, content.Paths, workplace.BundleDirectory, workplace.Directory.MixStore, workplace.UpdateTree, signer, timestamp);
        var result = await mixer.MixAsync(request, progress: null, cancellation);
        workplace.Records.Save(ReleaseRecords.Mix, new(result, timestamp, workplace.UpdateTree));
        Report(result);
    }

    private void Report(MixResult result)
    {
        foreach (var phase in result.Phases)
            workplace.Log.WriteLine($"{phase.Name,-18}  {phase.Wall.TotalSeconds,6:0.00} s");
        foreach (var bundle in result.Bundles)
        {
            var news = bundle.Version == result.Version ? "new" : $"of {bundle.Version}";
            workplace.Log.WriteLine($"{bundle.Name,-24}  {bundle.FileCount,6} entries  {ByteSize.Format(bundle.ContentSize),9}  {news}");
        }

        foreach (var warning in result.Warnings)
            workplace.Log.WriteLine($"warning: {warning}");
    }
}
