using DistroFactory.Commands;
using DistroFactory.Releasing;
using DistroFactory.Repositories;

namespace DistroFactory.Tagging;

/// <summary>Marks the commit that the release was made of.</summary>
public sealed class TagStep(Workplace workplace)
{
    /// <summary>Tags, and records what became of it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.Records.Load(ReleaseRecords.Plan);
        var push = new TagPush(new CommandRunner(workplace.Log.WriteLine), new FetchOptions(workplace.Options.Token));
        var outcome = await new ReleaseTag(push).ApplyAsync(workplace.Source, plan.Namespace, plan.Version, cancellation);
        workplace.Records.Save(ReleaseRecords.Tag, outcome);
        workplace.Log.WriteLine(outcome.Sentence);
    }
}
