using System.Collections.Immutable;
using DistroFactory.Commands;
using DistroFactory.Releasing;
using DistroFactory.Repositories;

namespace DistroFactory.Tagging;

/// <summary>Marks the commits that the release was made of.</summary>
public sealed class TagStep(Workplace workplace)
{
    /// <summary>Tags each repository, and records what became of it; run again it goes on where it failed.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.Records.Load(ReleaseRecords.Plan);
        var outcomes = ImmutableArray.CreateBuilder<TagOutcome>();
        foreach (var (source, tag) in PlannedTags.Of(workplace, plan.Version))
        {
            var options = source == workplace.Source ? workplace.Options.Tokens.ForConfig : workplace.Options.Tokens.ForBundles(workplace.Source.GitSource ?? "", source.GitSource ?? "");
            var tags = new ReleaseTag(new TagPush(new CommandRunner(workplace.Log.WriteLine), options));
            outcomes.Add(await tags.ApplyAsync(source, tag, $"Release {plan.Version} of {plan.Namespace}", cancellation));
            workplace.Log.WriteLine(outcomes[^1].Sentence);
        }

        workplace.Records.Save(ReleaseRecords.Tag, new(outcomes.ToImmutable()));
    }
}
