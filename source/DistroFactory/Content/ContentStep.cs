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
public sealed class ContentStep
{
    private readonly Workplace _workplace;
    private readonly FileFacts _digests;
    private readonly FileFacts _checks;
    private readonly ContentSet _content;

    /// <summary>For a configuration.</summary>
    public ContentStep(Workplace workplace)
    {
        _workplace = workplace;
        _digests = new(workplace.Directory.PackageDigests);
        _checks = new(workplace.Directory.PackageChecks);
        _content = new ContentProviders(
            new PackageCache(workplace.Directory.PackageCache, new Downloader(PatientClient.Create(workplace.Log.WriteLine, workplace.Proxy)), workplace.Log.WriteLine, workplace.Options.Progress, _checks),
            new CommandRunner(workplace.Log.WriteLine),
            workplace.Options.GitHubToken,
            _digests).Create(workplace.Configuration.Content, mayBeEmpty: workplace.UsesMixer || workplace.Configuration.Mode == DistroMode.Downstream);
    }

    /// <summary>What the providers have; fetches no package.</summary>
    public Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation) => _content.ListAsync(cancellation);

    /// <summary>Fetches what the plan was made for, and records where it is.</summary>
    /// <exception cref="ContentException">The providers have other packages by now.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var planned = _workplace.LoadPlan().Inputs.Packages;
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
        _digests.Save();
        _checks.Save();
        if (_workplace.UsesMixer)
            GiveToTools(fetched);
        _workplace.Records.Save(ReleaseRecords.Content, fetched);
        _workplace.Log.WriteLine($"{fetched.Packages.Length} packages, {ByteSize.Format(fetched.Paths.Sum(path => new FileInfo(path).Length))}");
    }

    private void GiveToTools(FetchedContent fetched)
    {
        LinkedTree.Remove(_workplace.ToolRepository);
        PackageRepository.Write(fetched, _workplace.ToolRepository, previous: null, ImmutableHashSet<OfferedPackage>.Empty, TimeProvider.System.GetUtcNow());
    }
}
