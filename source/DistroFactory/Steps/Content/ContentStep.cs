using System.Collections.Immutable;
using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.State;

namespace DistroFactory.Steps.Content;

/// <summary>Fetches the packages of a configuration.</summary>
internal sealed class ContentStep(Workplace workplace)
{
    /// <summary>Fetches what the plan was made for, and records where it is.</summary>
    /// <exception cref="FetchException">The providers have other packages by now.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var planned = workplace.LoadPlan().Inputs.Packages;
        var offered = new OfferedContent(workplace);
        var packages = await offered.ListAsync(cancellation);
        var changes = PackageDifferences.Between(planned, packages.Select(package => new OfferedPackage(package.Nevra, package.Sha256)));
        if (!changes.IsEmpty)
        {
            throw new FetchException(
                "Fetching the packages of the plan",
                $"the packages changed since the plan was made: {string.Join(", ", changes.Changes)}",
                "Run the release again; it makes a new plan."
            );
        }

        var fetched = await offered.FetchAsync(packages, cancellation);
        foreach (var warning in offered.Warnings)
            workplace.Log.Warn(warning);
        if (workplace.UsesMixer)
            GiveToTools(fetched);
        workplace.Records.Save(ReleaseRecords.Content, fetched);
        workplace.Log.WriteLine(
            $"{fetched.Packages.Length} packages, {ByteSize.Format(fetched.Paths.Sum(path => new FileInfo(path).Length))}"
        );
    }

    private void GiveToTools(FetchedContent fetched)
    {
        LinkedTree.Remove(workplace.ToolRepository);
        PackageRepository.Write(
            fetched,
            workplace.ToolRepository,
            previous: null,
            ImmutableHashSet<OfferedPackage>.Empty,
            TimeProvider.System.GetUtcNow()
        );
    }
}
