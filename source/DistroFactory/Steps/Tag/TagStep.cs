using System.Collections.Immutable;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Git;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.Tags;
using DistroFactory.Unfinished;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Tag;

/// <summary>Marks the commits that the release was made of, and those of earlier releases whose tags failed.</summary>
internal sealed class TagStep(Workplace workplace)
{
    private readonly UnfinishedList _list = new(workplace);

    /// <summary>Tags each repository, and records what became of it; run again it goes on where it failed.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.Records.Load(ReleaseRecords.Plan);
        if (plan.IsNeeded && workplace.Stage.ReadLatest() != plan.Version)
            throw new TagException(
                $"Tagging release {plan.Version}",
                $"{workplace.Stage.Root} serves {workplace.Stage.ReadLatest()}",
                "Run the target Stage first: what is not served is not tagged."
            );
        var outcomes = ImmutableArray.CreateBuilder<TagOutcome>();
        foreach (var pending in (_list.Find()?.Tags ?? []).Where(pending => !plan.IsNeeded || pending.Version != plan.Version))
            outcomes.Add(await CatchUpAsync(pending, cancellation));
        foreach (var (source, tag) in plan.IsNeeded ? PlannedTags.Of(workplace, plan.Version) : [])
            outcomes.Add(await ApplyAsync(source, tag, plan.Version, cancellation));
        workplace.Records.Save(ReleaseRecords.Tag, new(outcomes.ToImmutable()));
    }

    // The release was made of an earlier checkout of the repository; the one of today has its commits too.
    private async Task<TagOutcome> CatchUpAsync(PendingTag pending, CancellationToken cancellation)
    {
        if (
            new[] { workplace.Source, workplace.BundleSource }.FirstOrDefault(today => today?.GitSource == pending.Source.GitSource) is
            { } today
        )
            return await ApplyAsync(pending.Source with { Folder = today.Folder }, pending.Tag, pending.Version, cancellation);
        var outcome = new TagOutcome(
            null,
            $"warning: {pending.Source.Source} is not a repository of the configuration any more: put the tag "
                + $"{pending.Tag} of release {pending.Version} on its commit {pending.Source.Commit} by hand."
        );
        workplace.Log.WriteLine(outcome.Sentence);
        _list.Tagged(pending.Tag);
        return outcome;
    }

    private async Task<TagOutcome> ApplyAsync(FetchedRepository source, string tag, StreamVersion version, CancellationToken cancellation)
    {
        var tokens = workplace.Options.Tokens;
        var isConfig = source.GitSource == workplace.Source.GitSource;
        var options = isConfig ? tokens.ForConfig : tokens.ForBundles(workplace.Source.GitSource ?? "", source.GitSource ?? "");
        // Records have no credentials: they are where they were when the repository was fetched.
        var given = isConfig ? workplace.Options.Config : workplace.Configuration.Bundles.Repository;
        if (given is not null && GitSource.Parse(given, workplace.Configuration.Folder) is var named && named.Place == source.GitSource)
            options = options with { Login = named.Login };
        var tags = new ReleaseTag(new TagPush(new CommandRunner(workplace.Log.WriteLine), options));
        try
        {
            var outcome = await tags.ApplyAsync(source, tag, $"Release {version} of {workplace.Directory.Namespace}", cancellation);
            workplace.Log.WriteLine(outcome.Sentence);
            _list.Tagged(tag);
            return outcome;
        }
        catch (TagException error) when (error.IsFinal)
        {
            // Said once: to repeat it with every run would change nothing.
            _list.Tagged(tag);
            throw;
        }
    }
}
