using System.Collections.Immutable;
using DistroFactory.Commands;
using DistroFactory.Configuration;
using DistroFactory.Notes;
using DistroFactory.Planning;
using DistroFactory.Releasing;
using DistroFactory.Staging;
using DistroFactory.Web;

namespace DistroFactory.Content;

/// <summary>Lists and fetches the packages of a configuration.</summary>
public sealed class ContentStep(Workplace workplace)
{
    private readonly ContentSet _content = new ContentProviders(
        new PackageCache(workplace.Directory.PackageCache, new Downloader(PatientClient.Create(workplace.Log.WriteLine)), workplace.Log.WriteLine, workplace.Options.Progress),
        new CommandRunner(workplace.Log.WriteLine),
        workplace.Options.GitHubToken).Create(workplace.Configuration.Content, mayBeEmpty: workplace.UsesMixer || workplace.Configuration.Mode == DistroMode.Downstream);

    /// <summary>What the providers have; fetches no package.</summary>
    public Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation) => _content.ListAsync(cancellation);

    /// <summary>Fetches what the plan was made for, and records where it is.</summary>
    /// <exception cref="ContentException">The providers have other packages by now.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var planned = workplace.LoadPlan().Inputs.Packages;
        var packages = await ListAsync(cancellation);
        var changes = PackageDifferences.Between(planned, packages.Select(package => new OfferedPackage(package.Nevra, package.Sha256)));
        if (!changes.IsEmpty)
        {
            throw new ContentException(
                "Fetching the packages of the plan",
                $"the packages changed since the plan was made: {string.Join(", ", changes.Changes)}",
                "Run the release again; it plans anew.");
        }

        var fetched = await _content.FetchAsync(packages, cancellation);
        if (workplace.UsesMixer)
            GiveToTools(fetched);
        workplace.Records.Save(ReleaseRecords.Content, fetched);
        workplace.Log.WriteLine($"{fetched.Packages.Length} packages, {ByteSize.Format(fetched.Paths.Sum(path => new FileInfo(path).Length))}");
    }

    private void GiveToTools(FetchedContent fetched)
    {
        LinkedTree.Remove(workplace.ToolRepository);
        PackageRepository.Write(fetched, workplace.ToolRepository, previous: null, ImmutableHashSet<OfferedPackage>.Empty, TimeProvider.System.GetUtcNow());
    }
}
